import AWSCore
import Foundation
import KSKClient
import Synchronization
import Testing

@testable import Onboarding

struct SigningChangerTests {
    private let clock = TestClock()
    private let aws = ScriptedAWS()
    private static let zone = "/2013-04-01/hostedzone/Z1D633PJN98FT9"
    private static let key = "/2013-04-01/keysigningkey/Z1D633PJN98FT9/ksk_1"

    private var changer: SigningChanger { SigningChanger(client: aws.client(clock: clock), clock: clock.wallClock) }

    private static func change(_ operation: String) -> HTTPResponse {
        .xml(
            "\(operation)Response",
            "<ChangeInfo><Id>/change/C1</Id><Status>PENDING</Status><SubmittedAt>2026-11-23T20:15:00Z</SubmittedAt></ChangeInfo>"
        )
    }

    private static func facts(serving: String = "SIGNING", status: String?) -> HTTPResponse {
        let key = status.map { "<member><Name>ksk_1</Name><Status>\($0)</Status></member>" } ?? ""
        return .xml(
            "GetDNSSECResponse",
            "<Status><ServeSignature>\(serving)</ServeSignature></Status><KeySigningKeys>\(key)</KeySigningKeys>")
    }

    static let changes: [(SigningChange, String, String)] = [
        (.activate("ksk_1"), "ActivateKeySigningKey", "\(key)/activate"),
        (.deactivate("ksk_1"), "DeactivateKeySigningKey", "\(key)/deactivate"),
        (.delete("ksk_1"), "DeleteKeySigningKey", key),
        (.enable, "EnableHostedZoneDNSSEC", "\(zone)/enable-dnssec"),
        (.disable, "DisableHostedZoneDNSSEC", "\(zone)/disable-dnssec"),
    ]

    @Test(arguments: changes)
    func `each change is one request`(change: SigningChange, operation: String, path: String) async throws {
        aws.answer(path) { _ in Self.change(operation) }
        let outcome = try await changer.make(change, of: Sample.zone)
        guard case .changed(let info) = outcome else {
            Issue.record("\(outcome)")
            return
        }
        #expect(info.id.rawValue == "C1")
        #expect(change.operationName == operation)
        #expect(aws.calls == [path])
    }

    static let lost: [(SigningChange, String, String, String?)] = [
        (.activate("ksk_1"), "\(key)/activate", "SIGNING", "ACTIVE"),
        (.deactivate("ksk_1"), "\(key)/deactivate", "SIGNING", "INACTIVE"),
        (.delete("ksk_1"), key, "SIGNING", nil), (.delete("ksk_1"), key, "SIGNING", "DELETING"),
        (.enable, "\(zone)/enable-dnssec", "SIGNING", "ACTIVE"),
        (.disable, "\(zone)/disable-dnssec", "NOT_SIGNING", "ACTIVE"),
    ]

    @Test(arguments: lost)
    func `after a lost answer the zone is looked at, and nothing is sent again`(
        change: SigningChange, path: String, serving: String, status: String?
    ) async throws {
        aws.answer(path) { _ in throw TransportError.lost }
        aws.answer("GetDNSSEC") { _ in Self.facts(serving: serving, status: status) }
        #expect(try await changer.make(change, of: Sample.zone) == .foundDone)
        #expect(aws.calls == [path, "GetDNSSEC"])
    }

    @Test func `a change that did not happen is asked for again`() async throws {
        let path = "\(Self.key)/activate"
        aws.answer(path) { [aws] _ in
            guard aws.calls.count > 1 else { throw TransportError.lost }
            return Self.change("ActivateKeySigningKey")
        }
        aws.answer("GetDNSSEC") { _ in Self.facts(status: "INACTIVE") }
        guard case .changed = try await changer.make(.activate("ksk_1"), of: Sample.zone) else {
            Issue.record("it was not made")
            return
        }
        #expect(aws.calls == [path, "GetDNSSEC", path])
    }

    @Test func `another change under way is waited for, a few times`() async {
        let path = "\(Self.key)/activate"
        aws.answer(path) { _ in .route53Error("ConcurrentModification") }
        let error = await #expect(throws: AWSError.self) {
            try await changer.make(.activate("ksk_1"), of: Sample.zone)
        }
        #expect(error?.code == .concurrentModification)
        #expect(aws.calls.count == 4)
        #expect(clock.sleeps == [.seconds(1), .seconds(2), .seconds(4)])
    }

    @Test func `a refusal is shown at once`() async {
        let path = "\(Self.key)/deactivate"
        aws.answer(path) { _ in .route53Error("KeySigningKeyInUse") }
        await #expect(throws: AWSError.self) { try await changer.make(.deactivate("ksk_1"), of: Sample.zone) }
        #expect(aws.calls == [path])
    }

    @Test func `only what can take a zone down is to be confirmed`() {
        #expect(Self.changes.map(\.0.canTakeTheZoneDown) == [false, true, true, false, true])
    }

    @Test func `a change is followed until it is everywhere`() async throws {
        aws.answer("GetChange") { [aws] _ in
            let status = aws.calls.count > 2 ? "INSYNC" : "PENDING"
            return .xml(
                "GetChangeResponse",
                "<ChangeInfo><Id>C1</Id><Status>\(status)</Status><SubmittedAt>2026-11-23T20:15:00Z</SubmittedAt></ChangeInfo>"
            )
        }
        let id = try #require(ChangeID("C1"))
        let info = ChangeInfo(id: id, status: .pending, submittedAt: Date(timeIntervalSince1970: 0))
        #expect(try await changer.waitUntilInSync(info).status == .insync)
        #expect(aws.calls.count == 3)
    }

    @Test func `each step is told as it is taken`() async throws {
        let path = "\(Self.key)/activate"
        aws.answer(path) { [aws] _ in
            guard aws.calls.count > 1 else { throw TransportError.lost }
            return Self.change("ActivateKeySigningKey")
        }
        aws.answer("GetDNSSEC") { _ in Self.facts(status: "INACTIVE") }
        let steps = SigningSteps()
        _ = try await changer.make(.activate("ksk_1"), of: Sample.zone) { steps.add($0) }
        let told = steps.all
        #expect(
            told.prefix(4) == [
                .requestSent(.activate("ksk_1")), .lookingAfterLostReply,
                .retrying(reason: "the zone has not changed", after: .seconds(1)), .requestSent(.activate("ksk_1")),
            ])
        guard case .changed(let info)? = told.last else {
            Issue.record("\(told)")
            return
        }
        #expect(info.id.rawValue == "C1")
    }

    @Test(arguments: [
        (["NOT_SIGNING", "NOT_SIGNING", "SIGNING"], "SIGNING", 2), (["SIGNING"], "SIGNING", 0),
        (["NOT_SIGNING", "INTERNAL_FAILURE"], "INTERNAL_FAILURE", 1), (["NOT_SIGNING"], "NOT_SIGNING", 60),
    ])
    func `a zone that lags behind INSYNC is waited for, five minutes at most, and no longer than it helps`(
        said: [String], last: String, pauses: Int
    ) async throws {
        aws.answer("GetDNSSEC") { [aws] _ in
            Self.facts(serving: said[min(aws.calls.count, said.count) - 1], status: "ACTIVE")
        }
        let facts = try await changer.waitUntilDone(.enable, in: Sample.zone)
        #expect(facts.signing.serveSignature.rawValue == last)
        #expect(clock.sleeps == Array(repeating: .seconds(5), count: pauses))
    }
}

/// Keeps what was told.
private final class SigningSteps: Sendable {
    private let steps = Mutex<[SigningStep]>([])

    var all: [SigningStep] { steps.withLock { $0 } }

    func add(_ step: SigningStep) { steps.withLock { $0.append(step) } }
}
