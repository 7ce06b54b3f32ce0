import Testing

@testable import Onboarding

/// Repairs look like the policy around them, and their differences are few.
@Suite struct RepairLayoutTests {
    private func repaired(_ text: String) throws -> PolicyRepair {
        try policyRepair(for: PolicyRepairTests.facts(text))
    }

    @Test func `a new statement is indented as those before it`() throws {
        let old = """
            {
                "Version": "2012-10-17",
                "Statement": [
                    {
                        "Sid": "Enable IAM User Permissions",
                        "Effect": "Allow",
                        "Principal": {
                            "AWS": "arn:aws:iam::111122223333:root"
                        },
                        "Action": "kms:*",
                        "Resource": "*"
                    }
                ]
            }
            """
        #expect(
            try repaired(old).diff.map(\.shown).joined(separator: "\n") == """
                ~ 8 lines as before
                              },
                              "Action": "kms:*",
                              "Resource": "*"
                +         },
                +         {
                +             "Sid": "Allow Route 53 DNSSEC Service",
                +             "Effect": "Allow",
                +             "Principal": {
                +                 "Service": "dnssec-route53.amazonaws.com"
                +             },
                +             "Action": [
                +                 "kms:DescribeKey",
                +                 "kms:GetPublicKey",
                +                 "kms:Sign"
                +             ],
                +             "Resource": "*",
                +             "Condition": {
                +                 "StringEquals": {
                +                     "aws:SourceAccount": "111122223333"
                +                 },
                +                 "ArnEquals": {
                +                     "aws:SourceArn": "arn:aws:route53:::hostedzone/Z1D633PJN98FT9"
                +                 }
                +             }
                          }
                      ]
                  }
                """)
    }

    @Test func `an action joins a list of one a line, with the line ends of Windows too`() throws {
        let lines = [
            "{", "  \"Statement\": [{", "    \"Effect\": \"Allow\",",
            "    \"Principal\": {\"Service\": \"dnssec-route53.amazonaws.com\"},", "    \"Action\": [",
            "      \"kms:DescribeKey\",", "      \"kms:GetPublicKey\"", "    ],", "    \"Resource\": \"*\",",
            "    \"Condition\": {\"StringEquals\": {\"aws:SourceAccount\": \"111122223333\"}}", "  }]",
            "}",
        ]
        for end in ["\n", "\r\n"] {
            let repair = try repaired(lines.joined(separator: end))
            #expect(
                repair.new
                    == lines.joined(separator: end)
                    .insertingAfter("\"kms:GetPublicKey\"", ",\(end)      \"kms:Sign\""))
            #expect(repair.diff.filter { $0.kind == .added }.count == 2)
            #expect(repair.diff.filter { $0.kind == .removed }.count == 1)
        }
    }

    @Test func `a policy on one line is compared with line breaks put in, and stays on one line`() throws {
        let repair = try repaired(
            policy(
                statement(
                    action: #""Action":["kms:DescribeKey","kms:GetPublicKey"]"#,
                    condition: PolicyRepairTests.guardCondition), administrator))
        #expect(repair.isReflowed)
        #expect(!repair.new.contains("\n"))
        #expect(repair.diff.map(\.shown).contains(#"+         "kms:Sign""#))
        #expect(repair.diff.count < 12)
    }

    @Test func `a statement that ends on the line of the next is followed by one like it`() throws {
        let old =
            "{ \"Statement\": [{\n    \"Effect\": \"Allow\", \"Principal\": \"*\",\n    \"Action\": \"s3:*\", \"Resource\": \"*\"\n  }]\n}"
        let repair = try repaired(old)
        #expect(repair.new.hasPrefix(old.dropLast(4).description))
        #expect(repair.new.contains("  }, {\n"), "\(repair.new)")
    }

    @Test func `equal texts have no differences, and blocks far apart leave a gap`() {
        #expect(DiffLine.lines(from: "a\nb", to: "a\nb").isEmpty)
        let old = (1...20).map(String.init)
        var new = old
        new[0] = "first"
        new[19] = "last"
        let shown = DiffLine.lines(from: old.joined(separator: "\n"), to: new.joined(separator: "\n"), around: 1)
        #expect(
            shown.map(\.shown) == ["- 1", "+ first", "  2", "~ 16 lines as before", "  19", "- 20", "+ last"])
    }

    @Test func `reflowing changes nothing but blanks`() throws {
        let text =
            #"{"Id":"a\"\\\n\u0001é","Statement":[{"Effect":"Allow","Principal":"*","Action":[],"Condition":{"Bool":{"a":true,"b":[1,null]}}}]}"#
        let reflowed = PolicyRepair.reflowed(text)
        #expect(try PolicyJSONReader.read(reflowed) == PolicyJSONReader.read(text))
        #expect(try PolicyJSONReader.read(text).text(.oneLine(isSpaced: false)) == text)
    }
}

extension String {
    fileprivate func insertingAfter(_ part: String, _ text: String) -> String {
        guard let start = indices.first(where: { self[$0...].hasPrefix(part) }) else { return self }
        let end = index(start, offsetBy: part.count)
        return String(self[..<end]) + text + String(self[end...])
    }
}
