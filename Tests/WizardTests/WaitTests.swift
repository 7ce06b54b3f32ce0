import AWSCore
import Foundation
import Synchronization
import TerminalUI
import Testing

@testable import Wizard

/// What the operator is told while a request waits.
struct WaitTests {
    private static let budget = Wait(
        .milliseconds(640), for: .limit(perSecond: 5), operation: "GetDNSSEC", service: "Route 53")
    private static let throttled = Wait(
        .milliseconds(1200), for: .throttling, operation: "ListHostedZones", service: "Route 53")

    private func lastRows(_ app: App) -> String {
        let rows = app.view(size: Size(width: 80, height: 24)).grid.text.split(separator: "\n")
        return rows.suffix(2).joined(separator: "\n")
    }

    private func app() -> App {
        App(
            context: App.Context(
                now: { Date(timeIntervalSince1970: 0) }, newReference: { _ in "reference" }, startsOnSandbox: false))
    }

    @Test(arguments: [
        (Self.budget, "waiting for Route 53's limit of 5 requests a second, 0.7 s"),
        (Self.throttled, "Route 53 throttled ListHostedZones; next try in 1.2 s"),
    ])
    func `the line above the keys tells a wait while it lasts`(wait: Wait, line: String) {
        var app = app()
        _ = app.update(.waiting("\(wait)", number: 1))
        #expect(lastRows(app).contains(line))
        _ = app.update(.waiting(nil, number: 1))
        #expect(!lastRows(app).contains(line))
    }

    @Test func `the end of one wait does not hide a later one`() {
        var app = app()
        _ = app.update(.waiting("first", number: 1))
        _ = app.update(.waiting("second", number: 2))
        _ = app.update(.waiting(nil, number: 1))
        #expect(lastRows(app).contains("second"))
    }

    @Test func `what a key has brought about is told before a wait`() {
        var app = app()
        _ = app.update(.waiting("a wait", number: 1))
        _ = app.update(.noticed("a notice"))
        #expect(lastRows(app).contains("a notice"))
        #expect(!lastRows(app).contains("a wait"))
    }

    @Test func `a wait is announced with its end, a short one not at all`() async {
        let (messages, posting) = AsyncStream.makeStream(of: Message.self)
        let sleeps = Mutex<[Duration]>([])
        let clock = WallClock(
            now: { Date(timeIntervalSince1970: 0) }, sleep: { duration in sleeps.withLock { $0.append(duration) } })
        let announcer = WaitAnnouncer(clock: clock) { posting.yield($0) }
        announcer.observe(
            .waiting(Wait(.milliseconds(199), for: .failure, operation: "GetChange", service: "Route 53")))
        announcer.observe(.waiting(Self.throttled))
        var seen: [String] = []
        for await message in messages.prefix(2) { seen.append("\(message)") }
        #expect(
            seen == [
                #"waiting(Optional("Route 53 throttled ListHostedZones; next try in 1.2 s"), number: 1)"#,
                "waiting(nil, number: 1)",
            ])
        #expect(sleeps.withLock { $0 } == [.milliseconds(1200)])
    }
}
