import Foundation
import Testing

/// `ksk verify` and the forms of `ksk ds`, as scripts see them; nothing here leaves the machine.
struct VerifyCommandTests {
    /// Ports on which nothing listens.
    private static let nobody = ["--server", "127.0.0.1:1", "--parent-server", "127.0.0.1:2"]

    @Test(arguments: [
        (["verify"], "zone"), (["verify", "a..b"], "ZONE"),
        (["verify", "example.com", "--server", "ns1.example.com"], "--server"),
        (["verify", "example.com", "--parent-server", "192.0.2.1:0"], "--parent-server"),
        (["verify", "example.com", "--server", "[::1]5353"], "--server"),
        (["verify", "example.com", "--server", "[192.0.2.1]:53"], "--server"),
        (["verify", "example.com", "--server"], "--server"),
        (["verify", "example.com", "--resolver", ""], "--resolver"),
        (["verify", "example.com", "--ds", "55648 13 2 B4C8"], "--ds"),
        (["verify", "example.com", "--ds", ""], "--ds"), (["verify", "example.com", "--ds", "65536 13 2 00"], "--ds"),
        (["verify", "example.com", "--ds", "55648 13 2"], "digest"),
        (["verify", "example.com", "--ds", "55648 13 2 xyz"], "'x'"),
        (["verify", "example.com", "--output", "xml"], "--output"),
        (["verify", "example.com", "b.example"], "b.example"),
        (["verify", "example.com", "--trust-anchor", "/nonexistent"], "--trust-anchor"),
        (["verify", "example.com", "--trust-anchor", "/dev/zero"], "--trust-anchor"),
        (["ds", "example.net", "--sandbox", "--format", "nothing"], "--format"),
    ])
    func `a value that breaks its rule is named`(arguments: [String], word: String) throws {
        let run = try Program.run(arguments)
        #expect(run.status == 2, "\(run.errors)")
        #expect(run.text.isEmpty)
        #expect(run.errors.contains(word), "\(run.errors)")
    }

    @Test func `servers that nobody runs are unreachable, in JSON too`() throws {
        let run = try Program.run(["verify", "example.com", "--output", "json"] + Self.nobody)
        #expect(run.status == 4)
        let object = try #require(
            try JSONSerialization.jsonObject(with: Data(run.text.utf8)) as? [String: Any])
        #expect(object["Zone"] as? String == "example.com.")
        #expect(object["Verdict"] as? String == "unreachable")
        #expect((object["Servers"] as? [[String: Any]])?.first?["Address"] as? String == "127.0.0.1:1")
        #expect((object["Parents"] as? [[String: Any]])?.first?["Verdict"] as? String == "unreachable")
        #expect((object["Reason"] as? String)?.contains("nothing listens there") == true)
        #expect(run.errors.contains("example.com. is unreachable"))
    }

    @Test func `a resolver that nobody runs is named`() throws {
        let run = try Program.run(["verify", "example.com", "--resolver", "127.0.0.1:1", "--output", "json"])
        #expect(run.status == 4)
        #expect(run.text.contains("\"Verdict\" : \"unreachable\""))
        #expect(run.errors.contains("no resolver answers (127.0.0.1:1)"))
    }

    @Test(arguments: [
        ("", "line 1: there is neither a DS nor a DNSKEY record"),
        ("; none\n\n. IN DS 20326 8 2 E06D\n", "line 3: the digest of the DS record"),
        (". IN DNSKEY 257 3 8 !!\n", "line 1: the public key of the DNSKEY record is not Base 64"),
        ("<?xml version=\"1.0\"?>\n", "line 1: a record of the root is wanted, which starts with a dot"),
        (
            ". IN DS 20326 8 2 \(String(repeating: "00", count: 32))\nexample. IN DS 1 8 2 00\n",
            "line 2: a record of the root"
        ),
        ("\0\u{1B}[2J", "line 1: "),
    ])
    func `a trust anchor's bad line is named`(content: String, message: String) throws {
        let run = try Program.run(["verify", "example.com", "--trust-anchor", "-"], input: content)
        #expect(run.status == 2)
        #expect(run.errors.hasPrefix("ksk: --trust-anchor: \(message)"), "\(run.errors)")
        #expect(!run.errors.contains("\u{1B}"))
    }

    @Test(arguments: [("[::1]:1", "[::1]:1"), ("127.0.0.1:1", "127.0.0.1:1")])
    func `an address with a port is asked there`(text: String, shown: String) throws {
        let run = try Program.run([
            "verify", "example.com", "--server", text, "--parent-server", text, "--output", "json",
        ])
        #expect(run.status == 4)
        #expect(run.text.components(separatedBy: "\"Address\" : \"\(shown)\"").count == 3, "\(run.text)")
    }

    @Test func `a hosted zone's id takes credentials, to look up its name`() throws {
        let run = try Program.run(["verify", "Z0123456789ABCDEFGHI"] + Self.nobody)
        #expect(run.status == 4)
        #expect(run.errors.contains("credentials"), "\(run.errors)")
    }

    @Test func `verify reads no credentials`() throws {
        let broken = ["AWS_PROFILE": "nobody", "AWS_CONFIG_FILE": "/nonexistent"]
        let run = try Program.run(["verify", "example.com"] + Self.nobody, environment: broken)
        #expect(run.status == 4)
        #expect(run.text.hasPrefix("example.com.  UNREACHABLE\n"))
    }

    @Test(arguments: ["zone-file", "terraform", "registrar:gandi", "epp-key"])
    func `a form is written alone on standard output`(format: String) throws {
        let run = try Program.run(["ds", "example.net", "--sandbox", "--format", format])
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.errors.isEmpty)
        let key = try Program.run(["ds", "example.net", "--sandbox", "--format", "key-fields"]).text
        let digest = try Program.run(["ds", "example.net", "--sandbox", "--format", "route53"]).text
        let values = [key, digest].compactMap { $0.split(whereSeparator: \.isWhitespace).last.map(String.init) }
        #expect(values.count == 2 && values.contains { run.text.contains($0) }, "\(run.text)")
    }
}
