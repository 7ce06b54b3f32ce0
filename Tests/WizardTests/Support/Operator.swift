import AWSCore
import Foundation
import KSKClient
import Onboarding
import Sandbox
import SandboxConnection
import Synchronization
import TerminalUI
import Testing

@testable import Wizard

/// Someone at the keyboard of the wizard: presses keys, waits for words on the screen, and looks at it.
final class Operator {
    private(set) var app: App
    /// What was asked of the terminal, such as copying.
    private(set) var terminalEffects: [Effect] = []
    /// All that has happened, in its order.
    private(set) var log: [Message] = []
    let server: SandboxServer
    let clock: VirtualClock
    let home: URL
    let client: AWSClient
    private let runner: EffectRunner
    private var messages: AsyncStream<Message>.Iterator
    var size = Size(width: 80, height: 24)

    init(
        seed: Seed = .demo, identity: SandboxIdentity = SandboxIdentity.administrator,
        clock: VirtualClock = VirtualClock(),
        home: URL? = nil, server: SandboxServer? = nil, credentialsProblem: CredentialsError? = nil,
        meddling: (@Sendable (HTTPRequest, String) -> String)? = nil
    ) throws {
        let home = home ?? FileManager.default.temporaryDirectory.appendingPathComponent("ksk-\(UUID().uuidString)")
        let counter = Counter()
        let server = try server ?? SandboxServer(seed: seed, now: { clock.now }, randomOctets: { counter.octets($0) })
        let (stream, continuation) = AsyncStream.makeStream(of: Message.self)
        var transport: any HTTPTransport = SandboxTransport(server: server)
        if let meddling { transport = StrangeDataTests.Meddling(transport: transport, change: meddling) }
        let client = AWSClient(
            ClientConfiguration(
                transport: transport,
                credentials: GivenCredentials(
                    Credentials(accessKeyID: identity.accessKeyID, secretAccessKey: Secret(identity.secretAccessKey))),
                clock: clock.wallClock))
        let connect: @Sendable (Bool) async throws -> Session = { practise in
            if let credentialsProblem, !practise { throw credentialsProblem }
            let caller = try await client.send(GetCallerIdentity())
            return Session(
                summary: SessionSummary(
                    account: caller.account, identityARN: caller.arn, identityName: caller.displayName,
                    region: "us-east-1",
                    route53Endpoint: "https://route53.amazonaws.com", isSandbox: true), identity: caller, client: client
            )
        }
        runner = EffectRunner(
            connect: connect, journal: Journal(directory: home.path, clock: clock.wallClock), clock: clock.wallClock,
            post: { continuation.yield($0) })
        startsOnSandbox = credentialsProblem == nil
        app = Self.app(clock: clock, startsOnSandbox: startsOnSandbox)
        messages = stream.makeAsyncIterator()
        (self.server, self.clock, self.home, self.client) = (server, clock, home, client)
        take(.started)
    }

    private let startsOnSandbox: Bool

    private static func app(clock: VirtualClock, startsOnSandbox: Bool) -> App {
        let references = Counter()
        return App(
            context: App.Context(
                now: { clock.now }, newReference: { "ksk-\($0.displayName)-20261125T200000Z-\(references.next())" },
                startsOnSandbox: startsOnSandbox))
    }

    /// The wizard as it was at the start.
    func freshApp() -> App { Self.app(clock: clock, startsOnSandbox: startsOnSandbox) }

    deinit {
        try? FileManager.default.removeItem(at: home)
    }

    /// The screen's text.
    var screen: String { app.view(size: size).grid.text }

    func screen(_ width: Int, _ height: Int) -> Frame { app.view(size: Size(width: width, height: height)) }

    func press(_ keys: Key...) {
        for key in keys { take(.event(.key(key))) }
    }

    func type(_ text: String) {
        for character in text { take(.event(.key(.character(character)))) }
    }

    func paste(_ text: String) {
        take(.event(.paste(text)))
    }

    /// Takes what the world answers until the text is on the screen.
    func see(_ text: String) async {
        await wait { screen.contains(text) }
    }

    /// Takes what the world answers until the condition holds; a test that is out of time ends here.
    func wait(until holds: () -> Bool) async {
        while !holds() {
            guard let message = await messages.next(isolation: #isolation) else {
                Issue.record("nothing more happens, and the screen says:\n\(screen)")
                return
            }
            take(message)
        }
    }

    /// The key-signing keys that Route 53 really has.
    func keySigningKeys(of zone: String) async throws -> [KeySigningKey] {
        guard let text = await server.zoneID(named: zone), let id = HostedZoneID(text) else { return [] }
        return try await client.send(GetDNSSEC(hostedZoneID: id)).keySigningKeys
    }

    /// Takes the next answer of the world.
    func takeOne() async {
        if let message = await messages.next(isolation: #isolation) { take(message) }
    }

    /// The next answer of the world, not taken yet.
    func nextMessage() async -> Message? { await messages.next(isolation: #isolation) }

    func take(_ message: Message) {
        log.append(message)
        perform(app.update(message))
    }

    /// Starts effects, but those that need a terminal.
    func perform(_ effects: [Effect]) {
        for effect in effects {
            switch effect {
            // Time moves when the work sleeps; a second that nobody waits for would only make the pictures differ.
            case .tick: break
            case .copy, .showPlain, .repaint: terminalEffects.append(effect)
            default: runner.perform(effect)
            }
        }
    }
}

/// Numbers that count up.
final class Counter: Sendable {
    private let value = Mutex(0)

    func next() -> Int {
        value.withLock {
            $0 += 1
            return $0
        }
    }

    /// Octets that are the same in every run.
    func octets(_ count: Int) -> [UInt8] { (0..<count).map { _ in UInt8(truncatingIfNeeded: next() &* 151) } }
}
