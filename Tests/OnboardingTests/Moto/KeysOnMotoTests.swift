import AWSCore
import Foundation
import KSKClient
import Synchronization
import TestSupport
import Testing

@testable import Onboarding

/// Making and mending keys over the network against moto, whose KMS is not ours.
///
/// moto judges no policies and lets everyone do everything. EnableKey and CancelKeyDeletion fail there for a key's ARN,
/// which KMS takes; so they are sent with its id.
@Suite(.serialized, .timeLimit(.minutes(2)))
struct KeysOnMotoTests {
    // skipped: moto_server is not installed (pip install 'moto[server]')
    @Test(.enabled(if: MotoServer.program != nil, "moto_server is not installed"))
    func `moto makes, finds, mends and brings back the keys of ksk`() async throws {
        let server = try MotoServer()
        defer { server.stop() }
        let network = NetworkTransport()
        try await server.waitUntilReady(network)
        let transport = LosingTransport(network)
        let client = AWSClient(
            ClientConfiguration(
                transport: transport,
                credentials: GivenCredentials(Credentials(accessKeyID: "AKIDEXAMPLE", secretAccessKey: Secret("s"))),
                endpointOverride: EndpointOverrides(url: server.url)))
        let directory = try TemporaryDirectory()
        let bench = Bench(
            client: client, journal: Journal(directory: directory.path, clock: .system), transport: transport,
            server: server)
        let made = try await makeKey(bench)
        try await mendPolicy(of: made, bench)
        try await bringBack(made, bench)
        await network.shutdown()
    }

    private struct Bench {
        var client: AWSClient
        var journal: Journal
        var transport: LosingTransport
        var server: MotoServer

        func facts(_ key: KMSKeyARN) async throws -> KeyFacts {
            try await Gatherer(client: client).facts(
                for: KMSKeyIdentifier(key), zone: Sample.zoneFacts(), identity: try await identity())
        }

        /// What ksk never does to a key, and others do.
        func disturb(_ key: KMSKeyARN, by operation: String, with members: String = "") async throws {
            var request = server.request(.post, "/", body: Array(#"{"KeyId":"\#(key.keyID)"\#(members)}"#.utf8))
            request.headers["Host"] = "kms.us-east-1.amazonaws.com"
            request.headers["X-Amz-Target"] = "TrentService.\(operation)"
            request.headers["Authorization"] = request.headers["Authorization"]?.replacing("/route53/", with: "/kms/")
            let reply = try await transport.send(request)
            #expect(reply.status == 200, "\(String(decoding: reply.body, as: UTF8.self))")
        }

        func identity() async throws -> CallerIdentity { try await client.send(GetCallerIdentity()) }
    }

    /// CreateKey, whose answer is lost; ListKeys and ListResourceTags find what it made; CreateAlias.
    private func makeKey(_ bench: Bench) async throws -> KMSKeyARN {
        bench.transport.loseAnswer(to: "CreateKey")
        let account = try await bench.identity().account
        let order = KeyOrder(zone: Sample.zone, account: account, at: Date(), token: "moto-1")
        let made = try await KeyMaker(client: bench.client, journal: bench.journal, clock: .system).make(order)
        #expect(bench.transport.sent("CreateKey") == 1)
        #expect(made.alias == order.alias && made.remark == nil)
        #expect(try await bench.client.send(ListKeys()).keys.map(\.keyARN) == [made.arn.description])
        let tags = try await bench.client.send(ListResourceTags(keyID: KMSKeyIdentifier(made.arn))).tags
        #expect(Set(tags) == Set(order.operation.tags))
        let facts = try await bench.facts(made.arn)
        #expect(facts.policy.value == order.policy)
        #expect(checklist(for: facts).items.filter { $0.status != .pass }.map(\.id) == [])
        return made.arn
    }

    /// PutKeyPolicy, after which GetKeyPolicy shows the new policy.
    private func mendPolicy(of key: KMSKeyARN, _ bench: Bench) async throws {
        let account = try await bench.identity().account
        let old = PolicyJSON.object([
            .init(name: "Version", value: .string("2012-10-17")),
            .init(name: "Statement", value: .array([.administratorStatement(account: account)])),
        ]).text(.oneLine(isSpaced: true))
        try await bench.client.send(PutKeyPolicy(keyID: KMSKeyIdentifier(key), policy: old))
        let facts = try await bench.facts(key)
        #expect(checklist(for: facts).verdict == .fail)
        try await KeyMender(client: bench.client, journal: bench.journal, clock: .system)
            .apply(KeyRepair(facts), as: try await bench.identity())
        #expect(try await checklist(for: bench.facts(key)).verdict == .pass)
    }

    /// EnableKey after DisableKey, and CancelKeyDeletion after ScheduleKeyDeletion, as the mender chooses them.
    private func bringBack(_ key: KMSKeyARN, _ bench: Bench) async throws {
        let id = KMSKeyIdentifier(rawValue: key.keyID)
        func state() async throws -> KeyState { try await bench.client.send(DescribeKey(keyID: id)).keyState }
        try await bench.client.send(TagResource(keyID: id, tags: [KeyTag(key: "more", value: "é & 1")]))
        #expect(try await bench.client.send(ListResourceTags(keyID: id)).tags.contains { $0.value == "é & 1" })
        try await bench.disturb(key, by: "DisableKey")
        #expect(try await state() == .disabled)
        let metadata = try await bench.client.send(DescribeKey(keyID: id))
        #expect(StateRepair(metadata) == .enable)
        try await bench.client.send(EnableKey(keyID: id))
        #expect(try await state() == .enabled)
        try await bench.disturb(key, by: "ScheduleKeyDeletion", with: #","PendingWindowInDays":7"#)
        #expect(try await StateRepair(bench.client.send(DescribeKey(keyID: id))) == .cancelDeletion)
        _ = try await bench.client.send(CancelKeyDeletion(keyID: id))
        #expect(try await state() == .disabled)
    }
}

/// The network, which loses an answer when it is told to.
private final class LosingTransport: HTTPTransport {
    private let transport: any HTTPTransport
    private let state = Mutex<(losing: Set<String>, sent: [String])>(([], []))

    init(_ transport: any HTTPTransport) {
        self.transport = transport
    }

    /// Lets the next request of an operation arrive, and its answer not.
    func loseAnswer(to operation: String) { state.withLock { _ = $0.losing.insert(operation) } }

    /// How often an operation was sent.
    func sent(_ operation: String) -> Int { state.withLock { $0.sent.count { $0 == operation } } }

    func send(_ request: HTTPRequest) async throws -> HTTPResponse {
        let operation = (request.headers["X-Amz-Target"] ?? "").split(separator: ".").last.map(String.init) ?? ""
        let reply = try await transport.send(request)
        let isLost = state.withLock { state in
            state.sent.append(operation)
            return state.losing.remove(operation) != nil
        }
        if isLost { throw TransportError.lost }
        return reply
    }
}
