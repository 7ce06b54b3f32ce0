import Foundation
import Testing

@testable import Sandbox

/// The account on disk.
struct StateFileTests {
    /// A directory that is gone afterwards.
    private static func withDirectory(_ body: (URL) async throws -> Void) async throws {
        let directory = FileManager.default.temporaryDirectory.appending(path: "ksk-sandbox-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: directory) }
        try await body(directory)
    }

    @Test func `the account survives the end of the program`() async throws {
        try await Self.withDirectory { directory in
            let path = directory.appending(path: "state.json").path
            let before = try await Self.text { () async throws in
                let first = try Bench(stateFile: path)
                #expect(try await first.create().status == 201)
                return first
            }
            let second = try Bench(.empty, stateFile: path)
            let zone = try await second.zoneID("example.com.")
            let answer = try await second.route53("GET", "hostedzone/\(zone)/dnssec")
            #expect(try answer.xml.child("KeySigningKeys")?.children.count == 1)
            #expect(try await Self.text { second } == before)
            #expect(try await second.create().status == 201)
        }
    }

    /// What a sandbox would write of its account; it may be gone afterwards.
    private static func text(of bench: () async throws -> Bench) async throws -> [UInt8] {
        try StateText.snapshot(of: await bench().server.account)
    }

    /// Changes of every kind of row, one after the other.
    private static func changes(_ bench: Bench) async throws -> [() async throws -> Void] {
        let zone = try await bench.zoneID("example.com.")
        let key = try await bench.keyARN("alias/dnssec-example-com")
        let path = "hostedzone/\(zone)/"
        return [
            { _ = try await bench.create() },
            { _ = try await bench.route53("POST", path + "enable-dnssec") },
            { _ = try await bench.kms("DisableKey", ["KeyId": .string(key)]) },
            { _ = try await bench.kms("EnableKey", ["KeyId": .string(key)]) },
            { _ = try await bench.kms("CreateKey", ["KeySpec": "ECC_NIST_P256", "KeyUsage": "SIGN_VERIFY"]) },
            { _ = try await bench.kms("DeleteAlias", ["AliasName": "alias/dnssec-rsa"]) },
            { _ = try await bench.kms("CreateAlias", ["AliasName": "alias/new", "TargetKeyId": .string(key)]) },
            { _ = try await bench.route53("DELETE", "hostedzone/\(try await bench.zoneID("shop-007.example."))") },
            { try await bench.server.advanceAndKeepClock(bySeconds: 60) },
            {
                _ = try await bench.sts(
                    "Action=AssumeRole&Version=2011-06-15&RoleSessionName=me&RoleArn=arn:aws:iam::111122223333:role/"
                        + "dnssec-admin")
            },
            {
                let attributes: JSONValue = ["Algorithm": 13, "Flags": 257, "PublicKey": "AAAA"]
                _ = try await bench.domains(
                    "AssociateDelegationSignerToDomain",
                    ["DomainName": "example.com", "SigningAttributes": attributes])
            },
        ]
    }

    @Test func `each change is in the file when it is answered`() async throws {
        try await Self.withDirectory { directory in
            let path = directory.appending(path: "state.json").path
            let bench = try Bench(stateFile: path)
            var length = 0
            for (number, change) in try await Self.changes(bench).enumerated() {
                try await change()
                let data = try Data(contentsOf: URL(filePath: path))
                #expect(data.count > length, "change \(number)")
                length = data.count
                let kept = try StateText.read(data, path: path).account
                #expect(try await Self.text { bench } == StateText.snapshot(of: kept), "change \(number)")
            }
        }
    }

    @Test func `a change costs what it changes, and nothing when it changes nothing`() async throws {
        try await Self.withDirectory { directory in
            let path = directory.appending(path: "state.json").path
            let bench = try Bench(.fleet(500), stateFile: path)
            let before = try Data(contentsOf: URL(filePath: path)).count
            #expect(try await bench.create().status == 201)
            let after = try Data(contentsOf: URL(filePath: path)).count
            #expect((1..<2048).contains(after - before))
            #expect(try await bench.create().status == 201)
            #expect(try Data(contentsOf: URL(filePath: path)).count == after)
        }
    }

    @Test func `a file that has grown is written anew`() async throws {
        try await Self.withDirectory { directory in
            let path = directory.appending(path: "state.json").path
            let file = StateFile(path: path)
            var account = AccountState()
            try file.write(account)
            var lengths: [Int] = []
            for number in 0..<12 {
                let old = account
                account.put(HostedZoneRecord(id: "Z1", name: "a.", callerReference: "r"))
                let comment = String(repeating: "\(number % 10)", count: 200_000)
                account.update(zone: "Z1") { $0.comment = comment }
                try file.write(account, after: old)
                let data = try Data(contentsOf: URL(filePath: path))
                lengths.append(data.count)
                #expect(try StateText.read(data, path: path).account == account)
            }
            #expect(lengths.max() ?? 0 < 1_500_000)
            #expect(lengths.contains { $0 < 300_000 } && lengths != lengths.sorted())
        }
    }

    @Test func `a change that was cut short was never answered and does not count`() async throws {
        try await Self.withDirectory { directory in
            let path = directory.appending(path: "state.json").path
            func make() async throws -> (before: [UInt8], whole: Data, length: Int) {
                let bench = try Bench(.empty, stateFile: path)
                let length = try Data(contentsOf: URL(filePath: path)).count
                let before = try await Self.text { bench }
                _ = try await bench.kms("CreateKey", ["KeySpec": "ECC_NIST_P256", "KeyUsage": "SIGN_VERIFY"])
                return (before, try Data(contentsOf: URL(filePath: path)), length)
            }
            let (before, whole, length) = try await make()
            for count in length..<whole.count {
                try whole.prefix(count).write(to: URL(filePath: path))
                #expect(try await Self.text { try Bench(stateFile: path) } == before)
                #expect(try Data(contentsOf: URL(filePath: path)).count == length)
            }
        }
    }

    @Test(arguments: ["{\"zones\":7}\n", "x\n", "\n", "[]\n"])
    func `a change that is not understood is refused`(line: String) async throws {
        try await Self.withDirectory { directory in
            let url = directory.appending(path: "state.json")
            let text = try String(decoding: StateText.snapshot(of: AccountState()), as: UTF8.self) + line
            try Data(text.utf8).write(to: url)
            let error = #expect(throws: SandboxStateError.self) { try Bench(stateFile: url.path) }
            #expect("\(try #require(error))".contains("is damaged (line 2"))
            #expect(try String(contentsOf: url, encoding: .utf8) == text)
        }
    }

    @Test func `two sandboxes cannot have one file`() async throws {
        try await Self.withDirectory { directory in
            let path = directory.appending(path: "state.json").path
            let first = try Bench(.empty, stateFile: path)
            #expect(throws: SandboxStateError.inUse(path: path)) { try Bench(.empty, stateFile: path) }
            _ = try await first.kms("CreateKey")
            #expect(throws: SandboxStateError.inUse(path: path)) { try Bench(.empty, stateFile: path) }
        }
    }

    @Test func `a file that was taken away is made anew with all that is in it`() async throws {
        try await Self.withDirectory { directory in
            let url = directory.appending(path: "state.json")
            let bench = try Bench(.empty, stateFile: url.path)
            try FileManager.default.removeItem(at: url)
            _ = try await bench.kms("CreateKey")
            let kept = try StateText.read(Data(contentsOf: url), path: url.path).account
            #expect(kept.keys.count == 1)
        }
    }

    @Test func `the file is for its owner only, and alone`() async throws {
        try await Self.withDirectory { directory in
            let url = directory.appending(path: "state.json")
            _ = FileManager.default.createFile(
                atPath: url.path + ".new", contents: nil, attributes: [.posixPermissions: 0o666])
            let bench = try Bench(stateFile: url.path)
            #expect(try await bench.create().status == 201)
            let mode = try FileManager.default.attributesOfItem(atPath: url.path)[.posixPermissions] as? Int
            #expect(mode == 0o600)
            #expect(try FileManager.default.contentsOfDirectory(atPath: directory.path) == ["state.json"])
        }
    }

    @Test(arguments: [
        ("", "is not a state of the sandbox"), ("{}", "is not a state of the sandbox"), ("no JSON", "is not a state"),
        (#"{"format":"other","version":1}"#, "is not a state of the sandbox"),
        (#"{"format":"ksk-sandbox","version":1}"#, "is a state of version 1, which this program does not know"),
        (#"{"format":"ksk-sandbox","version":4}"#, "is a state of version 4, which this program does not know"),
        (#"{"format":"ksk-sandbox","version":3}"#, "is damaged (its first line has no end)"),
        ("{\"format\":\"ksk-sandbox\",\"version\":4}\n", "is a state of version 4, which this program does not know"),
        ("{\"format\":\"ksk-sandbox\",\"version\":3}\n", "is damaged"),
        (
            "{\"format\":\"ksk-sandbox\",\"version\":3,\"account\":{\"zones\":7}}\n",
            "is damaged (line 1 at account"
        ),
    ])
    func `a file that is not understood is refused and left alone`(text: String, message: String) async throws {
        try await Self.withDirectory { directory in
            let url = directory.appending(path: "state.json")
            try text.write(to: url, atomically: true, encoding: .utf8)
            let error = #expect(throws: SandboxStateError.self) { try Bench(stateFile: url.path) }
            #expect("\(try #require(error))".contains(message))
            #expect("\(try #require(error))".contains(url.path))
            #expect(try String(contentsOf: url, encoding: .utf8) == text)
        }
    }

    @Test func `a state cut short anywhere is refused`() async throws {
        try await Self.withDirectory { directory in
            let url = directory.appending(path: "state.json")
            try StateFile(path: url.path).write(AccountState())
            let whole = try Data(contentsOf: url)
            for count in 0..<whole.count {
                try whole.prefix(count).write(to: url)
                #expect(throws: SandboxStateError.self) { try Bench(stateFile: url.path) }
            }
        }
    }

    @Test func `two zones of one id are refused`() throws {
        var account = AccountState()
        account.add(HostedZoneRecord(id: "Z1", name: "a.", callerReference: "r"))
        account.add(HostedZoneRecord(id: "Z1", name: "b.", callerReference: "r"))
        let data = try JSONEncoder().encode(account)
        #expect(throws: DecodingError.self) { try JSONDecoder().decode(AccountState.self, from: data) }
    }

    @Test func `a place that cannot be written is named`() {
        let error = #expect(throws: SandboxStateError.self) { try Bench(stateFile: "/proc/nonexistent/state.json") }
        #expect(
            error
                == .unwritable(path: "/proc/nonexistent/state.json", reason: "No such file or directory"))
    }

    @Test func `a change that cannot be kept is not made`() async throws {
        try await Self.withDirectory { directory in
            let inner = directory.appending(path: "inner")
            try FileManager.default.createDirectory(at: inner, withIntermediateDirectories: true)
            let bench = try Bench(stateFile: inner.appending(path: "state.json").path)
            try FileManager.default.removeItem(at: inner)
            let answer = try await bench.create()
            #expect(answer.status == 500)
            #expect(try answer.code == "InternalFailure")
            #expect(await bench.server.account.zones[0].keySigningKeys.isEmpty)
        }
    }
}
