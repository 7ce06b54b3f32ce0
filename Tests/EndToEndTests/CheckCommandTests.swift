import Foundation
import Testing

/// `ksk check-key --policy` and `ksk explain`, as scripts see them.
struct CheckCommandTests {
    private let check = ["check-key", "alias/dnssec-no-sign", "--zone", "example.com", "--sandbox"]

    @Test func `a policy on standard input is judged instead of the key's own`() throws {
        let policy = #"{"Statement":[{"Effect":"Allow","Principal":"*","Action":"kms:*","Resource":"*"}]}"#
        let run = try Program.run(check + ["--policy", "-", "--output", "json"], input: policy)
        #expect(run.status == 0, "\(run.errors)")
        let json = try #require(try JSONSerialization.jsonObject(with: Data(run.text.utf8)) as? [String: Any])
        let items = try #require(json["Items"] as? [[String: Any]])
        #expect(
            items.first { $0["Id"] as? String == "policy-readable" }?["Found"] as? String
                == "1 statement, as you gave it")
        #expect(json["Verdict"] as? String == "pass")
    }

    @Test(arguments: ["{", "[]", "", "\u{0}\u{FF}", String(repeating: "[", count: 10_000)])
    func `a text that is no policy leaves its items open`(text: String) throws {
        let run = try Program.run(check + ["--policy", "-"], input: text)
        #expect(run.status == 1)
        #expect(run.text.contains("undecided"), "\(run.text)")
    }

    @Test func `a file that cannot be read is a matter of usage`() throws {
        let run = try Program.run(check + ["--policy", "/nonexistent"])
        #expect(run.status == 2 && run.errors.contains("--policy") && run.text.isEmpty, "\(run.errors)")
    }

    @Test(arguments: [
        (["explain", "InvalidKMSArn"], 0 as Int32, "Route 53 does not take the KMS key", ""),
        (["explain", "policy-sign"], 0, "Source: Route 53", ""), (["explain"], 0, "caller-sign", ""),
        (["explain", "--markdown"], 0, "### `region`", ""),
        (["explain", "sign"], 2, "", "did you mean"), (["explain", "xyzzy\u{1B}[2J"], 2, "", "ksk explain lists them"),
        (["explain", "region", "--markdown"], 2, "", "--markdown"),
    ])
    func `explanations are printed`(arguments: [String], status: Int32, text: String, errors: String) throws {
        let run = try Program.run(arguments)
        #expect(run.status == status, "\(run.errors)")
        #expect(run.text.contains(text) || text.isEmpty)
        #expect(run.errors.contains(errors) || errors.isEmpty, "\(run.errors)")
        #expect(!run.errors.contains("\u{1B}"))
    }
}
