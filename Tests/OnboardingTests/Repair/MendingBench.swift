import AWSCore
import Foundation
import KSKClient
import Sandbox
import SandboxConnection
import Synchronization

@testable import Onboarding

/// The real client and the sandbox, with a journal of its own.
struct MendingBench {
    let clock = TestClock()
    let server: SandboxServer
    let client: AWSClient
    let directory: TemporaryDirectory
    let journal: Journal
    let steps = Steps()

    init(as identity: SandboxIdentity = SandboxServer.administrator) throws {
        let wallClock = clock.wallClock
        server = try SandboxServer(now: { wallClock.now() })
        client = SandboxTransport.client(server, clock, as: identity)
        directory = try TemporaryDirectory()
        journal = Journal(directory: directory.path + "/ksk", clock: clock.wallClock, random: .counting)
    }

    var gatherer: Gatherer { Gatherer(client: client) }

    func zone(_ name: String = "example.com") async throws -> ZoneFacts {
        try await gatherer.facts(for: try await gatherer.zone(for: try ZoneInput(name)))
    }

    func facts(_ alias: String) async throws -> KeyFacts {
        try await gatherer.facts(
            for: KMSKeyIdentifier(rawValue: alias), zone: try await zone(), identity: try await gatherer.identity())
    }

    func mend(_ repair: KeyRepair) async throws {
        try await KeyMender(client: client, journal: journal, clock: clock.wallClock)
            .apply(repair, as: try await gatherer.identity(), progress: { steps.add($0) })
    }

    func order(zone name: String = "example.com") async throws -> KeyOrder {
        KeyOrder(
            zone: try await zone(name).zone, account: "111122223333", at: clock.wallClock.now(),
            token: "ksk-example.com-1")
    }

    func make(_ order: KeyOrder) async throws -> MadeKey {
        try await KeyMaker(client: client, journal: journal, clock: clock.wallClock)
            .make(order, progress: { steps.add($0) })
    }

    /// The files in a directory beside the journal.
    func files(_ name: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: journal.path + "/" + name).filter { $0.hasSuffix(".json") }
    }
}

/// What was reported, in order.
final class Steps: Sendable {
    private let steps = Mutex<[MendingStep]>([])

    var all: [MendingStep] { steps.withLock(\.self) }
    /// The operations that were sent.
    var sent: [String] {
        all.compactMap { if case .sending(let name) = $0 { name } else { nil } }
    }

    func add(_ step: MendingStep) { steps.withLock { $0.append(step) } }
}
