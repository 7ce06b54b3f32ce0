import AWSCore
import Foundation
import KSKClient
import Onboarding
import Synchronization
import Testing

@Suite struct KeyCreatorTests {
    let directory: TemporaryDirectory
    let clock = TestClock()
    let steps = Steps()

    init() throws {
        directory = try TemporaryDirectory()
    }

    /// Remembers the steps that were reported.
    final class Steps: Sendable {
        private let list = Mutex<[CreationStep]>([])
        var all: [CreationStep] { list.withLock { $0 } }
        func add(_ step: CreationStep) { list.withLock { $0.append(step) } }
    }

    /// Another look at the journal, as another ksk would have it.
    private var journal: Journal { Journal(directory: directory.path, clock: clock.wallClock) }

    private func creator(_ zone: FakeZone) -> KeyCreator {
        KeyCreator(client: zone.aws.client(clock: clock), journal: journal, clock: clock.wallClock)
    }

    /// Makes a key and sees its end.
    private func create(_ zone: FakeZone, _ request: CreationRequest = Sample.request) async throws -> CreatedKey {
        let creator = creator(zone)
        let key = try await creator.create(request) { [steps] in steps.add($0) }
        creator.settle(key)
        return key
    }

    @Test func `the journal keeps a request until its end has been seen`() async throws {
        let zone = FakeZone([.works])
        do {
            let creator = creator(zone)
            let key = try await creator.create(Sample.request)
            #expect(try journal.unsettled() == [])
            #expect(throws: JournalError.inUse(key.entry)) { try journal.claim(key.entry) }
        }
        // The process is gone, as after a kill between the answer and INSYNC.
        let entry = try #require(try journal.unsettled().first)
        #expect(entry.change == ChangeID("C1"))
        zone.aws.answer("GetChange") { _ in WaitingTests.change("PENDING") }
        let creator = creator(zone)
        let key = try await creator.resume(entry)
        #expect(key.wasAdopted)
        #expect(key.changeInfo?.id == ChangeID("C1"))
        creator.settle(key)
        #expect(try journal.unsettled() == [])
        #expect(zone.keys.count == 1)
    }

    @Test func `what was made and deleted since is not made again`() async throws {
        let id: JournalEntry.ID
        do {
            let journal = journal
            id = try journal.begin(Sample.request, sandbox: false)
            try journal.note(id, change: try #require(ChangeID("C1")))
        }
        let entry = try #require(try journal.unsettled().first { $0.id == id })
        let zone = FakeZone([])
        await #expect {
            try await creator(zone).resume(entry)
        } throws: { "\($0)".contains("somebody has deleted it since") }
        #expect(zone.aws.calls == ["GetDNSSEC"])
        #expect(try journal.unsettled() == [])
    }

    @Test func `a request that works is written down, sent and settled`() async throws {
        let zone = FakeZone([.works])
        let key = try await create(zone)
        #expect(key.keySigningKey.name == "ksk_1")
        #expect(key.changeInfo?.id == ChangeID("C1"))
        #expect(key.location == "https://example/location")
        #expect(!key.wasAdopted)
        #expect(steps.all == [.journalWritten, .requestSent, .created])
        #expect(zone.aws.calls == ["CreateKeySigningKey"])
        #expect(try journal.unsettled() == [])
    }

    @Test func `it is in the journal before it is sent`() async throws {
        let aws = ScriptedAWS()
        let path = directory.path
        let found = Mutex<[String]>([])
        aws.answer("CreateKeySigningKey") { _ in
            let names = try FileManager.default.contentsOfDirectory(atPath: path)
            found.withLock { $0 = names.filter { $0.hasSuffix(".json") } }
            return .route53Error("InvalidArgument")
        }
        let creator = KeyCreator(client: aws.client(clock: clock), journal: journal, clock: clock.wallClock)
        await #expect(throws: AWSError.self) { try await creator.create(Sample.request) }
        #expect(found.withLock(\.count) == 1)
    }

    @Test func `a journal that cannot be written sends nothing`() async throws {
        let zone = FakeZone([])
        try "".write(toFile: directory.path + "/file", atomically: false, encoding: .utf8)
        let journal = Journal(directory: directory.path + "/file/x", clock: clock.wallClock)
        let creator = KeyCreator(client: zone.aws.client(clock: clock), journal: journal, clock: clock.wallClock)
        await #expect(throws: JournalError.self) { try await creator.create(Sample.request) }
        #expect(zone.aws.calls == [])
    }

    /// What happens on the way, and what Route 53 is asked.
    static let recoveries: [([FakeZone.Event], String, adopted: Bool)] = [
        ([.lostAfter], "CreateKeySigningKey GetDNSSEC", true),
        ([.page], "CreateKeySigningKey GetDNSSEC", true),
        ([.lostBefore], "CreateKeySigningKey GetDNSSEC CreateKeySigningKey", false),
        ([.lostBefore, .lostAfter], "CreateKeySigningKey GetDNSSEC CreateKeySigningKey GetDNSSEC", true),
        ([.error("ServiceUnavailable", 503)], "CreateKeySigningKey GetDNSSEC CreateKeySigningKey", false),
        // The first request arrives after Route 53 was asked; the second gets a 409.
        ([.late], "CreateKeySigningKey GetDNSSEC CreateKeySigningKey GetDNSSEC", true),
        ([.error("ConcurrentModification", 400)], "CreateKeySigningKey CreateKeySigningKey", false),
        ([.error("PriorRequestNotComplete", 400)], "CreateKeySigningKey CreateKeySigningKey", false),
        ([.error("Throttling", 400)], "CreateKeySigningKey CreateKeySigningKey", false),
    ]

    @Test(arguments: recoveries)
    func `whatever is lost, there is one key in the end`(
        script: [FakeZone.Event], calls: String, adopted: Bool
    ) async throws {
        let zone = FakeZone(script)
        let key = try await create(zone)
        #expect(key.wasAdopted == adopted)
        #expect((key.changeInfo == nil) == adopted)
        #expect(zone.keys.count == 1)
        #expect(zone.aws.calls.joined(separator: " ") == calls)
        #expect(steps.all.last == (adopted ? .adopted : .created))
        #expect(try journal.unsettled() == [])
    }

    @Test func `what is sent again is the same, octet for octet`() async throws {
        let zone = FakeZone([.lostBefore, .lostBefore, .error("ConcurrentModification", 400)])
        _ = try await create(zone)
        let bodies = Set(zone.aws.requests(of: "CreateKeySigningKey").map(\.body))
        #expect(bodies.count == 1)
        let body = String(decoding: bodies.first ?? [], as: UTF8.self)
        #expect(body.contains("<CallerReference>ksk-example.net-1</CallerReference>"))
        #expect(clock.sleeps == [.seconds(1), .seconds(2), .seconds(4)])
    }

    @Test func `after four lost requests the journal keeps it, and the next start makes it`() async throws {
        let zone = FakeZone([.lostBefore, .lostBefore, .lostBefore, .lostBefore])
        await #expect {
            try await create(zone)
        } throws: { error in
            guard case CreationError.outcomeUnknown(_, let reason) = error else { return false }
            return reason.contains("the connection was closed") && "\(error)".contains("the journal keeps the request")
        }
        #expect(zone.aws.requests(of: "CreateKeySigningKey").count == 4)
        let entry = try #require(try journal.unsettled().first)
        let creator = creator(zone)
        let key = try await creator.resume(entry)
        creator.settle(key)
        #expect(!key.wasAdopted)
        #expect(zone.keys.count == 1)
        #expect(zone.aws.calls.suffix(2) == ["GetDNSSEC", "CreateKeySigningKey"])
        #expect(try journal.unsettled() == [])
    }

    @Test func `when Route 53 cannot be asked either, nothing is sent again`() async throws {
        let zone = FakeZone([.lostAfter])
        zone.aws.answer("GetDNSSEC") { _ in throw TransportError.lost }
        await #expect {
            try await create(zone)
        } throws: { error in
            guard case CreationError.outcomeUnknown(_, let reason) = error else { return false }
            return reason.contains("the answer was lost") && reason.contains("looking failed")
        }
        #expect(zone.aws.requests(of: "CreateKeySigningKey").count == 1)
        #expect(try journal.unsettled().count == 1)
    }

    @Test func `a resumed request is looked up first, and adopted`() async throws {
        let id = try journal.begin(Sample.request, sandbox: false)
        let entry = try #require(try journal.unsettled().first { $0.id == id })
        let zone = FakeZone([], keys: [.init(name: "ksk_1", arn: Sample.keyARNText, status: "INACTIVE")])
        let creator = creator(zone)
        let key = try await creator.resume(entry) { [steps] in steps.add($0) }
        creator.settle(key)
        #expect(key.wasAdopted)
        #expect(key.keySigningKey.status == .inactive)
        #expect(zone.aws.calls == ["GetDNSSEC"])
        #expect(steps.all == [.lookingAfterLostReply, .adopted])
        #expect(try journal.unsettled() == [])
        await #expect(throws: JournalError.noSuchEntry(id)) { try await creator.resume(entry) }
    }

    @Test(arguments: [
        "NoSuchHostedZone", "InvalidArgument", "InvalidInput", "InvalidKMSArn", "InvalidKeySigningKeyStatus",
        "InvalidSigningStatus", "InvalidKeySigningKeyName", "TooManyKeySigningKeys", "AccessDenied", "SomethingNew",
    ])
    func `a refusal is passed on as AWS said it, and settled`(code: String) async throws {
        let zone = FakeZone([.error(code, code == "NoSuchHostedZone" ? 404 : 400)])
        await #expect {
            try await create(zone)
        } throws: { error in
            (error as? AWSError)?.code.rawValue == code && (error as? AWSError)?.requestID == "r-1"
        }
        #expect(zone.aws.calls == ["CreateKeySigningKey"])
        #expect(try journal.unsettled() == [])
    }

    @Test func `who is busy for ever is refused in the end`() async throws {
        let zone = FakeZone(Array(repeating: .error("ConcurrentModification", 400), count: 9))
        await #expect {
            try await create(zone)
        } throws: { ($0 as? AWSError)?.code == .concurrentModification }
        #expect(zone.aws.calls.count == 4)
        #expect(try journal.unsettled() == [])
    }

    @Test func `what surely never arrived is settled as not sent`() async throws {
        let zone = FakeZone(Array(repeating: .notReached, count: 9))
        await #expect(throws: TransportError.self) { try await create(zone) }
        #expect(zone.keys.isEmpty)
        #expect(try journal.unsettled() == [])
    }

    @Test func `what may have arrived before stays open although the last try did not`() async throws {
        let zone = FakeZone([.lostBefore] + Array(repeating: .notReached, count: 9))
        await #expect(throws: TransportError.self) { try await create(zone) }
        #expect(try journal.unsettled().count == 1)
    }

    static let conflicts: [(FakeZone.Key, String)] = [
        (
            .init(name: "ksk_1", arn: Sample.otherKeyARNText, status: "ACTIVE"),
            "example.net. has a key-signing key ksk_1 already, with another KMS key"
        ),
        (.init(name: "other", arn: Sample.keyARNText, status: "ACTIVE"), "uses this KMS key already, as other"),
        (.init(name: "ksk_1", arn: Sample.keyARNText, status: "INACTIVE"), "and it is INACTIVE, not ACTIVE"),
        (.init(name: "ksk_1", arn: Sample.keyARNText, status: "DELETING"), "has a key-signing key ksk_1 already"),
    ]

    @Test(arguments: conflicts)
    func `a 409 for somebody else's key says what is there`(key: FakeZone.Key, sentence: String) async throws {
        let zone = FakeZone([], keys: [key])
        await #expect {
            try await create(zone)
        } throws: { ($0 as? CreationError)?.description.contains(sentence) == true }
        #expect(zone.aws.calls == ["CreateKeySigningKey", "GetDNSSEC"])
        #expect(zone.keys.count == 1)
        #expect(try journal.unsettled() == [])
    }

    @Test func `a 409 for the very same key is a success`() async throws {
        let zone = FakeZone([], keys: [.init(name: "ksk_1", arn: Sample.keyARNText, status: "ACTIVE")])
        #expect(try await create(zone).wasAdopted)
    }

    @Test func `a 409 for a key that is not listed says so`() async throws {
        let zone = FakeZone([.error("KeySigningKeyAlreadyExists", 409)])
        await #expect {
            try await create(zone)
        } throws: { "\($0)".contains("lists neither") }
    }

    @Test func `a cancelled creation leaves the journal to tell`() async throws {
        let zone = FakeZone([])
        zone.aws.answer("CreateKeySigningKey") { _ in throw CancellationError() }
        await #expect(throws: CancellationError.self) { try await create(zone) }
        #expect(try journal.unsettled().count == 1)
    }

    @Test func `random losses never make two keys, and never lose one`() async throws {
        for seed in 0..<60 {
            var generator = SeededGenerator(seed: UInt64(seed))
            let events: [FakeZone.Event] = [
                .works, .lostBefore, .lostAfter, .late, .page, .error("ConcurrentModification", 400),
                .error("InternalFailure", 500),
            ]
            let script = (0..<8).map { _ in events.randomElement(using: &generator) ?? .works }
            let zone = FakeZone(script)
            let key = try? await create(zone)
            #expect(zone.keys.count <= 1)
            if key != nil { #expect(zone.keys.count == 1) }
            if key == nil { #expect(try journal.unsettled().count == 1) }
            for entry in try journal.unsettled() { try journal.settle(entry.id, .dismissed) }
        }
    }
}

@Suite struct WaitingTests {
    let clock = TestClock()

    static func change(_ status: String) -> HTTPResponse {
        .xml(
            "GetChangeResponse",
            "<ChangeInfo><Id>/change/C1</Id><Status>\(status)</Status><SubmittedAt>2026-11-23T20:15:00Z</SubmittedAt>"
                + "</ChangeInfo>")
    }

    private func wait(_ answers: [Result<HTTPResponse, TransportError>]) async throws -> [CreationStep] {
        let aws = ScriptedAWS()
        let rest = Mutex(answers)
        aws.answer("GetChange") { _ in
            try rest.withLock { $0.count > 1 ? $0.removeFirst() : $0[0] }.get()
        }
        let steps = KeyCreatorTests.Steps()
        let journal = Journal(directory: "/nowhere", clock: clock.wallClock)
        let creator = KeyCreator(client: aws.client(clock: clock), journal: journal, clock: clock.wallClock)
        try await creator.waitUntilInSync(change: try #require(ChangeID("C1"))) { steps.add($0) }
        return steps.all
    }

    @Test func `a change is asked for until it is in sync, at growing intervals`() async throws {
        let pending = Array(repeating: Result<HTTPResponse, TransportError>.success(Self.change("PENDING")), count: 6)
        let steps = try await wait(pending + [.success(Self.change("INSYNC"))])
        #expect(clock.sleeps == [2, 3, 4.5, 6.75, 10, 10].map { Duration.seconds($0) })
        #expect(steps.count == 7)
        #expect(steps.first == .waiting(.pending, elapsed: .zero))
        #expect(steps.last == .insync)
    }

    @Test func `an answer that gets lost is asked for again`() async throws {
        let aws = Array(repeating: Result<HTTPResponse, TransportError>.failure(.lost), count: 4)
        #expect(try await wait(aws + [.success(Self.change("INSYNC"))]).last == .insync)
    }

    @Test func `after half an hour it says that the key is made all the same`() async throws {
        await #expect {
            try await wait([.success(Self.change("PENDING"))])
        } throws: { "\($0)".contains("has not reached all of Route 53's name servers in 30 minutes") }
        let slept = clock.sleeps.reduce(Duration.zero, +)
        #expect(slept >= .seconds(1800) && slept < .seconds(1820))
    }

    @Test func `a refusal is passed on`() async throws {
        await #expect(throws: AWSError.self) { try await wait([.success(.route53Error("NoSuchChange", status: 404))]) }
    }

    @Test func `waiting can be cancelled`() async throws {
        let task = Task { try await wait([.success(Self.change("PENDING"))]) }
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
    }
}
