import Foundation
import Testing

/// The commands as scripts see them: exit status, standard output, standard error.
struct CommandTests {
    struct Run: CustomTestStringConvertible {
        var arguments: [String]
        var status: Int32
        /// Words on standard output.
        var prints: [String] = []
        /// Words on standard error.
        var says: [String] = []

        var testDescription: String { "ksk " + arguments.map { $0.count > 60 ? "…" : $0 }.joined(separator: " ") }
    }

    static let long = String(repeating: "a", count: 100_000)

    static let runs = [
        Run(arguments: ["--version"], status: 0, prints: ["ksk 0."]),
        Run(arguments: ["--help"], status: 0, prints: ["zones", "check-key", "derive"]),
        Run(arguments: ["--no-such-option"], status: 2, says: ["--no-such-option"]),
        Run(arguments: ["zones", "--sandbox", "--filter", "example.com"], status: 0, prints: ["example.com", "Z"]),
        Run(arguments: ["zones", "--sandbox", "--output", "xml"], status: 2, says: ["--output"]),
        Run(arguments: ["zones", "--sandbox", "--sandbox-seed", "fleet:x"], status: 2, says: ["--sandbox-seed"]),
        Run(arguments: ["zones", "--sandbox-seed", "demo"], status: 2, says: ["--sandbox"]),
        Run(arguments: ["status", "example.net", "--sandbox"], status: 0, prints: ["SIGNING", "ACTIVE"]),
        Run(arguments: ["status", "nowhere.example", "--sandbox"], status: 2, says: ["nowhere.example"]),
        Run(arguments: ["status", "twice.example", "--sandbox"], status: 2, says: ["Z", "twice.example"]),
        Run(
            arguments: ["status", "Z0000000000NOSUCHZONE", "--sandbox"], status: 3,
            says: ["NoSuchHostedZone", "request id"]),
        Run(arguments: ["status", "a..b", "--sandbox"], status: 2, says: ["ZONE", "empty"]),
        Run(arguments: ["status", "", "--sandbox"], status: 2, says: ["ZONE"]),
        Run(arguments: ["status", long, "--sandbox"], status: 2, says: ["ZONE"]),
        Run(arguments: ["status", "b\u{1B}[2Jc.example", "--sandbox"], status: 2, says: ["ZONE"]),
        Run(arguments: ["status", "bücher.example", "--sandbox"], status: 2, says: ["ZONE", "xn--"]),
        Run(
            arguments: ["doctor", "--sandbox"], status: 0,
            prints: ["111122223333", "Credentials", "Route 53 Domains", "Terminal"]),
        Run(
            arguments: ["doctor", "--sandbox", "--output", "json"], status: 0,
            prints: ["\"Account\" : \"111122223333\"", "\"Route53Domains\"", "\"Source\" : \"the program\""]),
        Run(arguments: ["doctor"], status: 4, says: ["not known", "no AWS credentials were found; tried"]),
        Run(arguments: ["doctor", "--profile", "gone"], status: 4, says: ["the profile gone is not in"]),
        Run(
            arguments: ["enable", "example.com", "--sandbox"], status: 3,
            says: ["KeySigningKeyWithActiveStatusNotFound", "ksk activate"]),
        Run(arguments: ["disable", "example.net", "--sandbox"], status: 5, says: ["--confirm example.net", "TTL"]),
        Run(
            arguments: ["disable", "example.net", "--sandbox", "--confirm", "example.com"], status: 5,
            says: ["not the zone's name"]),
        Run(
            arguments: ["deactivate", "example.net", "ksk_1", "--sandbox"], status: 5, says: ["--confirm example.net"]),
        Run(arguments: ["delete", "example.net", "none", "--sandbox"], status: 5, says: ["--confirm example.net"]),
        Run(
            arguments: ["delete", "example.net", "none", "--sandbox", "--confirm", "EXAMPLE.NET."], status: 3,
            says: ["NoSuchKeySigningKey", "ksk status"]),
        Run(arguments: ["activate", "example.net", "none", "--sandbox"], status: 3, says: ["NoSuchKeySigningKey"]),
        Run(arguments: ["activate", "example.net", "--sandbox"], status: 2, says: ["name"]),
        Run(arguments: ["sandbox", "--listen", "0.0.0.0:0"], status: 2, says: ["--listen", "--allow-remote"]),
        Run(arguments: ["sandbox", "--listen", "nonsense"], status: 2, says: ["--listen", "HOST:PORT"]),
        Run(arguments: ["sandbox", "--listen", "127.0.0.1:0", "--dns", "x"], status: 2, says: ["--dns"]),
        Run(arguments: ["sandbox", "--seed", "fleet:0"], status: 2, says: ["--seed"]),
        Run(arguments: ["sandbox", "--fault", "x"], status: 2, says: ["--fault", "throttle"]),
        Run(arguments: ["sandbox", "--choose", "x=y"], status: 2, says: ["--choose", "repeated-reference=same-key"]),
        Run(arguments: ["sandbox", "--rate-limit", "x"], status: 2, says: ["--rate-limit"]),
        Run(arguments: ["sandbox", "--state", "/etc/passwd"], status: 2, says: ["--state", "/etc/passwd"]),
        Run(arguments: ["keys", "--sandbox"], status: 0, prints: ["alias/dnssec-example-com"]),
        Run(arguments: ["keys", "--sandbox", "--all"], status: 0, prints: ["alias/dnssec-rsa", "RSA_2048"]),
        Run(
            arguments: ["check-key", "alias/dnssec-example-com", "--zone", "example.com", "--sandbox"], status: 0,
            prints: ["pass"]),
        Run(
            arguments: ["check-key", "alias/dnssec-no-sign", "--zone", "example.com", "--sandbox"], status: 1,
            prints: ["kms:Sign"], says: ["did not pass"]),
        Run(
            arguments: ["check-key", "alias/dnssec-p384", "--zone", "example.com", "--sandbox"], status: 1,
            prints: ["ECC_NIST_P384"]),
        Run(arguments: ["check-key", "nonsense", "--zone", "example.com", "--sandbox"], status: 2, says: ["KEY"]),
        Run(
            arguments: ["check-key", "alias/none", "--zone", "example.com", "--sandbox"], status: 1,
            prints: ["NotFoundException"]),
        Run(
            arguments: create + ["--name", "ksk_1", "--dry-run"], status: 0,
            prints: ["POST https://route53.amazonaws.com/2013-04-01/keysigningkey", "<Name>ksk_1</Name>"]),
        Run(arguments: create + ["--name", "ksk-1"], status: 2, says: ["--name", "-"]),
        Run(arguments: create + ["--name", "ks"], status: 2, says: ["--name", "3"]),
        Run(arguments: create + ["--name", long], status: 2, says: ["--name", "128"]),
        Run(arguments: create + ["--name", ""], status: 2, says: ["--name"]),
        Run(arguments: create + ["--name", "ksk_\u{7F}"], status: 2, says: ["--name"]),
        Run(arguments: create + ["--name", "ksk_1", "--status", "active"], status: 2, says: ["--status", "ACTIVE"]),
        Run(
            arguments: create + ["--name", "ksk_1", "--caller-reference", ""], status: 2, says: ["--caller-reference"]),
        Run(
            arguments: [
                "create", "--sandbox", "--zone", "example.com", "--name", "ksk_1", "--kms-key", "alias/dnssec-no-sign",
            ],
            status: 1, says: ["kms:Sign", "nothing was sent"]),
        Run(
            arguments: [
                "create", "--sandbox", "--zone", "two-keys.example", "--name", "ksk_1", "--kms-key",
                "alias/dnssec-example-com",
            ], status: 5, says: ["two"]),
        Run(arguments: ["ds", "example.net", "--sandbox"], status: 0, prints: ["example.net. IN DS ", " 13 2 "]),
        Run(arguments: ["ds", "example.com", "--sandbox"], status: 1, says: ["no key-signing key"]),
        Run(arguments: ["ds", "example.net", "--sandbox", "--key", "nope"], status: 1, says: ["nope"]),
        Run(
            arguments: ["derive", "--zone", "example.net", "--public-key", "/nonexistent"], status: 2,
            says: ["--public-key"]),
        Run(
            arguments: ["derive", "--zone", "example.net", "--public-key", "/dev/zero"], status: 2,
            says: ["--public-key"]),
        Run(arguments: ["zones"], status: 4, says: ["credentials", "AWS_ACCESS_KEY_ID"]),
        Run(arguments: ["zones", "--profile", "nobody"], status: 4, says: ["nobody"]),
        Run(arguments: ["zones", "--endpoint-url", "ftp://example.com"], status: 2, says: ["ftp://example.com"]),
        Run(arguments: ["--sandbox"], status: 2, says: ["ksk zones"]),
    ]

    private static let create = [
        "create", "--sandbox", "--zone", "example.com", "--kms-key", "alias/dnssec-example-com",
    ]

    @Test(arguments: runs)
    func `ends as the contract says`(run: Run) throws {
        let result = try Program.run(run.arguments)
        #expect(result.status == run.status, "\(result.text)\(result.errors)")
        for words in run.prints { #expect(result.text.contains(words), "\(result.text)") }
        for words in run.says { #expect(result.errors.contains(words), "\(result.errors)") }
        if run.status != 0, run.status != 1 { #expect(result.text.isEmpty) }
        let escapes = (result.text + result.errors).unicodeScalars.filter { $0.value < 0x20 && $0 != "\n" }
        #expect(escapes.isEmpty)
    }

    @Test func `nothing listens: not reached, said in one line, and the secret is nowhere`() throws {
        let result = try Program.run(
            ["zones", "--endpoint-url", "http://127.0.0.1:9", "--debug"],
            environment: [
                "AWS_ACCESS_KEY_ID": "AKIDEXAMPLE", "AWS_SECRET_ACCESS_KEY": "s3cr3t/value", "AWS_MAX_ATTEMPTS": "1",
            ])
        #expect(result.status == 4)
        #expect(result.errors.contains("127.0.0.1:9") && result.errors.contains("refused"))
        #expect(!result.errors.contains("s3cr3t/value"))
    }

    @Test func `derive computes the records of RFC 6605 from standard input`() throws {
        let pem = """
            -----BEGIN PUBLIC KEY-----
            MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEGojIhhXUN/u4v54ZQqGSnyhWJwau
            bCvTmeexv7bR6edbkrSqQpF64cYbcB7wNcP+e+MAnLr+Wi9xMWyQLc8NAA==
            -----END PUBLIC KEY-----

            """
        let result = try Program.run(
            ["derive", "--zone", "example.net", "--public-key", "-", "--output", "json"], input: pem)
        #expect(result.status == 0)
        let object = try #require(try JSONSerialization.jsonObject(with: Data(result.text.utf8)) as? [String: Any])
        #expect(object["KeyTag"] as? Int == 55648)
        let digests = try #require(object["DS"] as? [[String: Any]]).compactMap { $0["DSRecord"] as? String }
        #expect(
            digests == [
                "55648 13 2 B4C8C1FE2E7477127B27115656AD6256F424625BF5C1E2770CE6D6E37DF61D17",
                "55648 13 4 3BE4B980B34443E569255F4A347D4C8E8E18DE755FB8072D7B355C44C56B50A61E8050AE636041B9664A04F05AEF2680",
            ])
    }

    @Test func `create, then status and ds, on a sandbox that is kept in a file`() throws {
        let directory = try TemporaryDirectory()
        let state = ["--sandbox", "--sandbox-state", directory.path + "/state.json"]
        let created = try Program.run(
            [
                "create", "--zone", "example.com", "--kms-key", "alias/dnssec-example-com", "--name", "ksk_1", "--wait",
                "--output", "json",
            ] + state, home: directory.path)
        #expect(created.status == 0, "\(created.errors)")
        let object = try #require(try JSONSerialization.jsonObject(with: Data(created.text.utf8)) as? [String: Any])
        #expect((object["Checks"] as? [String: Any])?["MatchesKMSPublicKey"] as? Bool == true)
        #expect((object["ChangeInfo"] as? [String: Any])?["Status"] as? String == "INSYNC")
        #expect((object["KeySigningKey"] as? [String: Any])?["Flag"] as? Int == 257)

        let status = try Program.run(["status", "example.com"] + state, home: directory.path)
        #expect(status.text.contains("NOT_SIGNING") && status.text.contains("ksk_1"))
        let ds = try Program.run(["ds", "example.com"] + state, home: directory.path)
        #expect(ds.status == 0)
        #expect(ds.errors.contains("Do not publish"))
        #expect(try Oracle.agrees(withLines: ds.text))

        let again = try Program.run(
            ["create", "--zone", "example.com", "--kms-key", "alias/dnssec-spare", "--name", "ksk_1"] + state,
            home: directory.path)
        #expect(again.status == 2 && again.errors.contains("ksk_1") || again.errors.contains("already"))
    }
}
