import Foundation
import Testing

/// `ksk verify` as scripts run it, against the servers of the laboratory.
@Suite(.enabled(if: Laboratory.python != nil, "skipped: nsd, knot, bind9, unbound or Python's dnspython is missing"))
struct VerifyProgramTests {
    struct Run {
        var status: Int32
        var text: String
        var errors: String

        var object: [String: Any]? {
            (try? JSONSerialization.jsonObject(with: Data(text.utf8))) as? [String: Any]
        }
    }

    /// Runs the executable beside the test bundle; `PORT` in an argument stands for the laboratory's.
    private func verify(_ arguments: [String], finding: Bool = true) async throws -> Run {
        let laboratory = try await Laboratory.shared.value
        let port = String(laboratory.port)
        let process = Process()
        process.executableURL = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath()
            .deletingLastPathComponent().appending(path: "ksk")
        process.arguments =
            ["verify"] + arguments.map { $0.replacing("PORT", with: port) }
            + (finding
                ? ["--resolver", laboratory.resolver, "--port", port, "--trust-anchor", laboratory.anchors] : [])
        let (stdout, stderr) = (Pipe(), Pipe())
        (process.standardOutput, process.standardError) = (stdout, stderr)
        try process.run()
        let text = String(decoding: stdout.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        let errors = String(decoding: stderr.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return Run(status: process.terminationStatus, text: text, errors: errors)
    }

    @Test func `JSON has the keys that scripts rely on`() async throws {
        let run = try await verify(["four-servers.test", "--output", "json"])
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.errors.isEmpty)
        let object = try #require(run.object)
        let keys = ["Zone", "Verdict", "Reason", "Parents", "Servers", "SignaturesExpire", "Resolver"]
        #expect(Set(object.keys) == Set(keys + ["ExpectedDS", "Warnings"]))
        #expect(object["Zone"] as? String == "four-servers.test.")
        #expect(object["Verdict"] as? String == "secure")
        let parents = try #require(object["Parents"] as? [[String: Any]])
        #expect(parents.count == 2)
        for parent in parents {
            #expect(Set(parent.keys) == ["Address", "Verdict", "DS", "TTL", "Serial", "Reason"])
            #expect(parent["TTL"] as? Int == 30)
            #expect((parent["DS"] as? [String])?.first?.split(separator: " ").count == 4)
        }
        let servers = try #require(object["Servers"] as? [[String: Any]])
        #expect(servers.count == 4)
        for server in servers {
            let keys: Set = ["Name", "Address", "Verdict", "KeyTags", "SigningKeyTags", "Serial", "Reason"]
            #expect(Set(server.keys) == keys)
            #expect((server["KeyTags"] as? [Int])?.count == 1)
            #expect(server["KeyTags"] as? [Int] == server["SigningKeyTags"] as? [Int])
            #expect(server["Serial"] as? Int == 2)
        }
        let resolver = try #require(object["Resolver"] as? [String: Any])
        #expect(Set(resolver.keys) == ["Address", "AD", "Rcode", "EDE"])
        #expect(resolver["AD"] as? Bool == true)
        #expect(resolver["Rcode"] as? String == "NOERROR")
        let expiry = try #require(object["SignaturesExpire"] as? String)
        #expect(try Date(expiry, strategy: .iso8601) > Date.now)
    }

    @Test(
        arguments: [
            ("sound.test", 0, "SECURE", ""), ("no-ds.test", 1, "INSECURE", "no-ds.test. is insecure"),
            ("wrong-digest.test.", 1, "BOGUS", "wrong-digest.test. is bogus: DS"),
            ("one-lame.test", 1, "MIXED", "ns-b.one-lame.test."),
            ("www.sound.test", 1, "", "it is no zone of its own there"),
            ("nothing.test", 1, "", "has no delegation of nothing.test."), (".", 1, "", "the root has no parent"),
        ] as [(String, Int32, String, String)])
    func `only a secure zone exits with 0, and others say why`(
        zone: String, status: Int32, word: String, error: String
    ) async throws {
        let run = try await verify([zone])
        #expect(run.status == status, "\(run.errors)")
        #expect(run.text.split(separator: "\n").first?.hasSuffix(word) ?? word.isEmpty, "\(run.text)")
        #expect(error.isEmpty ? run.errors.isEmpty : run.errors.contains(error), "\(run.errors)")
    }

    @Test func `the servers that are named are asked, and no others`() async throws {
        let laboratory = try await Laboratory.shared.value
        let servers = ["--server", "127.53.0.12:PORT"] + (laboratory.ipv6 ? ["--server", "[::1]:PORT"] : [])
        let run = try await verify(
            ["sound.test", "--parent-server", "127.53.0.2:PORT", "--output", "json"] + servers, finding: false)
        #expect(run.status == 0, "\(run.errors)")
        #expect((run.object?["Parents"] as? [[String: Any]])?.count == 1)
        let addresses = (run.object?["Servers"] as? [[String: Any]])?.compactMap { $0["Address"] as? String }
        let expected = ["127.53.0.12:PORT"] + (laboratory.ipv6 ? ["[::1]:PORT"] : [])
        #expect(addresses == expected.map { $0.replacing("PORT", with: String(laboratory.port)) })
        #expect(run.object?["Resolver"] == nil)
    }

    @Test func `a proposed DS record is judged before it is published`() async throws {
        let before = try await verify(["no-ds.test", "--output", "json"])
        let expected = try #require(before.object?["ExpectedDS"] as? [String])
        #expect(expected.count == 1)
        let good = try await verify(["no-ds.test", "--ds", expected[0]])
        #expect(good.status == 0, "\(good.errors)")
        let turned = String(expected[0].dropLast()) + (expected[0].hasSuffix("0") ? "1" : "0")
        let wrong = try await verify(["no-ds.test", "--ds", turned])
        #expect(wrong.status == 1)
        #expect(wrong.text.contains("Expected DS\n  \(expected[0])\n"), "\(wrong.text)")
        #expect(wrong.text.contains("Do not publish the proposed DS record"))
        let both = try await verify(["no-ds.test", "--ds", turned, "--ds", expected[0]])
        #expect(both.status == 0)
    }

    @Test func `another trust anchor makes everything bogus`() async throws {
        let laboratory = try await Laboratory.shared.value
        let run = try await verify(
            ["sound.test", "--resolver", laboratory.resolver, "--port", String(laboratory.port)], finding: false)
        #expect(run.status == 1)
        #expect(run.errors.contains("DS 20326 8 2 stands for no key of the zone"), "\(run.errors)")
    }
}
