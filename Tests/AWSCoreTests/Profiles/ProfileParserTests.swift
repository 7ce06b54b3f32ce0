import Foundation
import Testing

@testable import AWSCore

struct ProfileParserTests {
    private func files(config: String = "", credentials: String = "") throws -> ProfileFiles {
        try ProfileFiles(
            Environment(variables: ["HOME": "/h"]) { path in
                path.hasSuffix("config") ? Array(config.utf8) : Array(credentials.utf8)
            })
    }

    @Test(arguments: [
        ("a = b", "b"), ("a=b", "b"), ("a =", ""), ("a = b = c", "b = c"), ("A = b", "b"), ("a = \"b\"", "\"b\""),
        ("a = b # c", "b"), ("a = b\t; c", "b"), ("a = b#c", "b#c"), ("a = b;c", "b;c"), ("a = b\n c", "b\nc"),
        ("a = b\n\n c", "b\nc"), ("a = b\n c # d", "b\nc # d"), ("a = b\r\nc = d\r\n", "b"), ("a = %(x)s", "%(x)s"),
        ("a = b\\n", "b\\n"), ("a = é語", "é語"), ("a = 1\na = 2", "2"), ("# a = x\na = b", "b"),
    ])
    func `a property's value is read literally`(lines: String, value: String) throws {
        #expect(try files(config: "[default]\n" + lines).profiles["default"]?.properties["a"] == value)
    }

    @Test(arguments: [
        ("[profile x]", ["x"]), ("[ profile x ]", ["x"]), ("[profile\tx]", ["x"]), ("[profile x]#c", ["x"]),
        ("[x]", []), ("[profilex]", []), ("[default]", ["default"]), ("[profile default]", ["default"]),
        ("[profile 'a b']", ["a b"]), ("[profile \"a b\"]", ["a b"]), ("[profile a b]", []), ("[profile é]", []),
        ("[profile a-b_c/d.e%f@g:h+i]", ["a-b_c/d.e%f@g:h+i"]), ("[other x]", []), ("[]", []), ("[profile]", []),
    ])
    func `the config file's profiles have names by their rules`(header: String, names: [String]) throws {
        #expect(try files(config: header).profiles.keys.sorted() == names)
    }

    @Test(arguments: [("[x]", ["x"]), ("[profile x]", []), ("['a b']", ["a b"]), ("[a b]", []), ("[services s]", [])])
    func `the credentials file's have no prefix`(header: String, names: [String]) throws {
        #expect(try files(credentials: header).profiles.keys.sorted() == names)
    }

    @Test func `the longer default replaces the shorter, whichever comes first`() throws {
        for text in [
            "[default]\na = 1\nb = 1\n[profile default]\na = 2", "[profile default]\na = 2\n[default]\na = 1\nb = 1",
        ] {
            #expect(try files(config: text).profiles["default"]?.properties == ["a": "2"])
        }
    }

    @Test func `the credentials file wins, property by property`() throws {
        let found = try files(config: "[profile x]\na = 1\nb = 1", credentials: "[x]\na = 2")
        #expect(found.profiles["x"]?.properties == ["a": "2", "b": "1"])
    }

    @Test func `nested properties are read`() throws {
        let found = try files(config: "[services s]\nroute_53 =\n  endpoint_url = http://h \n  X = y\nkms = z")
        let section = try #require(found.services["s"])
        #expect(section.nested("route_53") == ["endpoint_url": "http://h", "x": "y"])
        #expect(section.nested("kms") == [:])
        #expect(section.nested("sts") == [:])
    }

    @Test(arguments: [
        ([:], "/h/.aws/config", "/h/.aws/credentials"),
        (["AWS_CONFIG_FILE": "/etc/c", "AWS_SHARED_CREDENTIALS_FILE": "~/k"], "/etc/c", "/h/k"),
    ])
    func `the files are where the environment says`(variables: [String: String], config: String, credentials: String)
        throws
    {
        let environment = Environment(variables: variables, homeDirectory: "/h")
        let found = try ProfileFiles(environment)
        #expect(found.configPath == config)
        #expect(found.credentialsPath == credentials)
    }

    @Test func `no text crashes the parser`() {
        var generator = SeededGenerator(seed: 3)
        let alphabet = Array("[]=# ;\n\r\t\"'pax ")
        for _ in 0..<3000 {
            let text = String(
                (0..<Int.random(in: 0...40, using: &generator)).compactMap { _ in
                    alphabet.randomElement(using: &generator)
                })
            _ = try? ProfileParser(text)
        }
    }

    private struct Suite: Decodable {
        struct Case: Decodable {
            struct Output: Decodable {
                struct Config: Decodable {
                    var profiles: [String: [String: String]]
                    var ssoSessions: [String: [String: String]]?
                }

                var config: Config?
                var errorContaining: String?
            }

            var name: String
            var input: [String: String]
            var output: Output
        }

        var tests: [Case]
    }

    // skipped: KSK_CONFORMANCE is not set
    @Test(.enabled(if: Conformance.isAvailable, "KSK_CONFORMANCE is not set"))
    func `the profile parser tests of AWS's SDKs`() throws {
        let data = try Conformance.data("protocol/smithy-rs/test-data/profile-parser-tests.json")
        let cases = try Conformance.decoder.decode(Suite.self, from: data).tests
        #expect(cases.count == 65)
        for row in cases {
            let result = Result {
                try files(config: row.input["configFile"] ?? "", credentials: row.input["credentialsFile"] ?? "")
            }
            switch (result, row.output.config, row.output.errorContaining) {
            case (.success(let found), let config?, _):
                #expect(found.profiles.mapValues(\.properties) == config.profiles, "\(row.name)")
                if let sessions = config.ssoSessions {
                    #expect(found.ssoSessions.mapValues(\.properties) == sessions, "\(row.name)")
                }
            case (.failure(let error), _, let text?):
                #expect("\(error)".contains(text), "\(row.name): \(error)")
            default:
                Issue.record("\(row.name): \(result)")
            }
        }
        print("profile parser: \(cases.count) cases")
    }
}
