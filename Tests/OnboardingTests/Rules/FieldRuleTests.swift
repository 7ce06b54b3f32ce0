import AWSCore
import DNSSEC
import Foundation
import KSKClient
import Onboarding
import Testing

@Suite struct FieldRuleTests {
    @Test(arguments: ["abc", "ksk_2026_11", "A_1", "___", String(repeating: "a", count: 128)])
    func `names of 3 to 128 letters, digits and underscores are taken`(name: String) {
        #expect(KeyNameRule.problem(in: name) == nil)
    }

    @Test(arguments: [
        ("", "a name is needed: 3 to 128 letters, digits or underscores"),
        ("a", "the name has 1 character; at least 3 are needed"),
        ("ab", "the name has 2 characters; at least 3 are needed"),
        (String(repeating: "a", count: 129), "the name has 129 characters; 128 are allowed"),
        (String(repeating: "é", count: 1_000_000), "the name has 1000000 characters; 128 are allowed"),
        ("ksk-1", "- at position 4 is not allowed; use letters A to Z, digits and _"),
        ("example.com", ". at position 8 is not allowed; use letters A to Z, digits and _"),
        ("ksk 1", "a blank at position 4 is not allowed; use letters A to Z, digits and _"),
        ("kské", "é (U+00E9) at position 4 is not allowed; use letters A to Z, digits and _"),
        ("ksk\u{0}", "the control character U+0000 at position 4 is not allowed; use letters A to Z, digits and _"),
        ("ksk\n", "a line end at position 4 is not allowed; use letters A to Z, digits and _"),
        ("١٢٣", "the character U+0661 at position 1 is not allowed; use letters A to Z, digits and _"),
        ("\u{202E}abc", "the character U+202E at position 1 is not allowed; use letters A to Z, digits and _"),
    ])
    func `other names are refused with the character and its place`(name: String, problem: String) {
        #expect(KeyNameRule.problem(in: name) == problem)
    }

    @Test(
        arguments: [
            ("x", nil), ("ksk-example.com-20261123T201500Z-7f3a", nil), (String(repeating: "~", count: 128), nil),
            ("a b", nil),
            ("", "a caller reference is needed: 1 to 128 printable ASCII characters"),
            (String(repeating: "a", count: 129), "the caller reference has 129 characters; 128 are allowed"),
            (" a", "the caller reference begins with a blank; take it out"),
            ("a ", "the caller reference ends with a blank; take it out"),
            ("a\tb", "a tab at position 2 is not allowed; use printable ASCII characters"),
            ("aü", "ü (U+00FC) at position 2 is not allowed; use printable ASCII characters"),
            ("a\u{7F}", "the control character U+007F at position 2 is not allowed; use printable ASCII characters"),
        ] as [(String, String?)])
    func `caller references are 1 to 128 printable ASCII characters`(text: String, problem: String?) {
        #expect(CallerReferenceRule.problem(in: text) == problem)
    }

    @Test(arguments: [
        Sample.keyARNText, Sample.keyID, "mrk-0123456789abcdef0123456789abcdef", "alias/dnssec-example-com",
        "arn:aws:kms:us-east-1:111122223333:alias/dnssec/example_com", "alias/aws/rds",
        "arn:aws:kms:us-east-1:111122223333:key/mrk-0123456789abcdef0123456789abcdef",
    ])
    func `keys are taken by ARN, id, alias and alias ARN`(text: String) throws {
        #expect(try KeyInputRule.identifier(from: "  \(text)\n").rawValue == text)
    }

    @Test(arguments: [
        ("", "a KMS key is needed: a key ARN, a key id, alias/NAME or an alias ARN"),
        (" \t ", "a KMS key is needed: a key ARN, a key id, alias/NAME or an alias ARN"),
        (String(repeating: "x", count: 1_000_000), "this has 1000000 characters, far more than"),
        ("alias/a b", "a blank at position 8 cannot be in a key ARN"),
        ("alias/ä", "ä (U+00E4) at position 7 cannot be in"),
        ("arn:aws:kms:us-east-1", "this ARN has 4 parts of six"),
        ("arn:aws:route53:::hostedzone/Z1", "this is an ARN of the service \"route53\""),
        ("arn:aws-cn:kms:cn-north-1:111122223333:key/\(Sample.keyID)", "in the partition \"aws-cn\""),
        ("arn:aws:kms:eu-west-1:111122223333:key/\(Sample.keyID)", "this key is in eu-west-1; Route 53 signs only"),
        ("arn:aws:kms::111122223333:key/\(Sample.keyID)", "names no region"),
        ("arn:aws:kms:us-east-1:1111-2222-3333:key/\(Sample.keyID)", "is not an account id, which has 12 digits"),
        ("arn:aws:kms:us-east-1:111122223333:grant/x", "ends in \"grant/x\""),
        ("arn:aws:kms:us-east-1:111122223333:key/1234", "\"1234\" is not a key id: 8-4-4-4-12"),
        ("arn:aws:kms:us-east-1:111122223333:key/\(Sample.keyID.uppercased())", "is not a key id"),
        ("arn:aws:kms:us-east-1:111122223333:alias/", "the alias has no name after alias/"),
        ("alias/", "the alias has no name after alias/"),
        ("alias/" + String(repeating: "a", count: 251), "the alias has 257 characters; 256 are allowed"),
        ("alias/a*b", "* cannot be in an alias"),
        ("key/\(Sample.keyID)", "leave out key/"),
        ("1234abcd-12ab-34cd-56ef-1234567890a", "is not a key id: 8-4-4-4-12"),
        ("dnssec-example-com", "an alias is written alias/dnssec-example-com"),
    ])
    func `other keys are refused with one sentence`(text: String, problem: String) {
        #expect {
            _ = try KeyInputRule.identifier(from: text)
        } throws: { error in
            let sentence = (error as? FieldProblem)?.sentence ?? ""
            return sentence.contains(problem) && sentence.count < 300 && !sentence.contains("\n")
        }
    }

    @Test(arguments: [
        "Z1D633PJN98FT9", "/hostedzone/Z1D633PJN98FT9", "hostedzone/Z1D633PJN98FT9", " Z1D633PJN98FT9 ",
        "arn:aws:route53:::hostedzone/Z1D633PJN98FT9",
    ])
    func `zones are taken by id in all its forms`(text: String) throws {
        #expect(try ZoneInput(text) == .id(Sample.zone.id))
    }

    @Test(arguments: ["example.net", "example.net.", "EXAMPLE.net", "\\*.example", "zurich", "Z1.example", "ZÜRICH"])
    func `zones are taken by name`(text: String) throws {
        guard text != "ZÜRICH" else {
            #expect(throws: FieldProblem.self) { _ = try ZoneInput(text) }
            return
        }
        guard case .name = try ZoneInput(text) else {
            Issue.record("\(text) was taken for an id")
            return
        }
    }

    @Test func `an escape that DNS and Route 53 read differently is read both ways`() throws {
        let star = try DomainName("\\*.example")
        #expect(
            try ZoneInput("\\052.example")
                == .eitherName(asInDNS: try DomainName("4.example"), asInRoute53: star))
        #expect(
            try ZoneInput("\\042.example") == .eitherName(asInDNS: star, asInRoute53: try DomainName("\\034.example")))
        // No octal digit: only DNS reads it.
        #expect(try ZoneInput("\\099.example") == .name(try DomainName("c.example")))
        // More than an octet in decimal: only Route 53 reads it.
        #expect(try ZoneInput("\\344.example") == .name(try DomainName(route53: "\\344.example")))
    }

    @Test(arguments: [
        ("", "a zone is needed"), ("a..b", "is not a zone's name: a label is empty"),
        ("/hostedzone/abc", "is not a hosted zone's id"),
        ("arn:aws:kms:us-east-1:1:key/x", "is not a hosted zone's id"),
        (String(repeating: "a", count: 64) + ".com", "64 octets; 63 are allowed"),
        (String(repeating: "x", count: 1_000_000), "far more than a zone's name or id"),
        ("exa mple", "is not a zone's name"),
    ])
    func `other zones are refused with one sentence`(text: String, problem: String) {
        #expect {
            _ = try ZoneInput(text)
        } throws: { ($0 as? FieldProblem)?.sentence.contains(problem) == true }
    }

    @Test(arguments: [
        ("example.com.", "ksk-example.com-20261123T201500Z-00010203"),
        ("\\052.example.", "ksk--052.example-20261123T201500Z-00010203"),
        (".", "ksk-.-20261123T201500Z-00010203"),
    ])
    func `caller references say where they are from`(zone: String, expected: String) {
        let generator = CallerReferenceGenerator(clock: TestClock().wallClock, random: .counting)
        let reference = generator.reference(for: HostedZone(id: Sample.zone.id, name: zone))
        #expect(reference == expected)
        #expect(CallerReferenceRule.problem(in: reference) == nil)
    }

    @Test func `a caller reference for the longest name has 128 characters`() {
        let name = String(repeating: "\\001", count: 240) + "."
        let generator = CallerReferenceGenerator(clock: TestClock().wallClock, random: .counting)
        let reference = generator.reference(for: HostedZone(id: Sample.zone.id, name: name))
        #expect(reference.count == 128)
        #expect(reference.hasSuffix("-20261123T201500Z-00010203"))
        #expect(CallerReferenceRule.problem(in: reference) == nil)
    }

    @Test(
        arguments: [
            ([], "ksk_2026_11"), (["ksk_2026_11"], "ksk_2026_11_2"),
            (["ksk_2026_11", "ksk_2026_11_2"], "ksk_2026_11_3"),
            (["ksk_2026_11", "ksk_2026_11_3"], "ksk_2026_11_2"), (["other"], "ksk_2026_11"),
        ] as [(Set<String>, String)])
    func `the suggested name is free and allowed`(taken: Set<String>, expected: String) {
        let name = suggestedKeyName(at: TestClock().wallClock.now(), taken: taken)
        #expect(name == expected)
        #expect(KeyNameRule.problem(in: name) == nil)
    }
}
