import AWSCore
import FoundationEssentials
import KSKClient
import Onboarding
import Resolver
import TerminalUI

/// Where the zone's signing is enabled, after its parent and its name servers have been asked what they say of it.
///
/// A DS record for a zone that is not signed takes it down, so this comes before the DS record.
struct SigningPage: Page {
    enum State: Hashable, Sendable {
        /// Nothing has been sent.
        case review
        case underWay
        /// Route 53 says that the zone is signed.
        case done
        case failed(Problem)
    }

    let zone: HostedZone
    /// The key that is to sign.
    let keySigningKey: KeySigningKey
    /// Such as `https://route53.amazonaws.com`.
    let endpoint: String
    private(set) var order: ProofOrder
    private(set) var asked: Date
    /// What Route 53 says of the zone; nil while it is asked.
    private(set) var facts: Result<ZoneFacts, Problem>?
    /// What the name servers say; nil while they are asked.
    private(set) var outcome: Result<Proof, WalkFailure>?
    private(set) var state = State.review
    private(set) var progress: ProgressLines
    /// What Route 53 made of the request; nil when its answer was lost.
    private(set) var change: ChangeInfo?
    /// Whether the operator went on without it.
    var isSkipped = false
    private(set) var firstRow = 0

    init(zone: HostedZone, keySigningKey: KeySigningKey, endpoint: String, order: ProofOrder, now: Date) {
        (self.zone, self.keySigningKey, self.endpoint, self.order) = (zone, keySigningKey, endpoint, order)
        asked = now
        progress = ProgressLines(now: now)
    }

    /// Whether a request is on its way, or its change.
    var isUnderWay: Bool { state == .underWay }

    /// Whether answers are waited for.
    var isAsking: Bool { state == .review && (facts == nil || outcome == nil) }

    /// What was found; nil while it is asked.
    var review: DelegationReview? {
        guard let facts, let outcome else { return nil }
        return DelegationReview(try? facts.get(), outcome)
    }

    // MARK: What happened

    /// Forgets what was learned, and waits for the answers to a new order.
    mutating func begin(_ order: ProofOrder, at date: Date) {
        (self.order, asked, state, firstRow) = (order, date, .review, 0)
        (facts, outcome) = (nil, nil)
    }

    /// A zone that is signed already needs nothing here.
    mutating func rechecked(_ result: Result<ZoneFacts, Problem>) -> [PageAction] {
        facts = result
        guard state == .review, !isSkipped, case .success(let zone) = result, zone.signing.serveSignature == .signing
        else { return [] }
        state = .done
        return [.goOn, .say("Route 53 signs \(self.zone.displayName) already (SIGNING): nothing was sent.")]
    }

    mutating func ended(_ outcome: Result<Proof, WalkFailure>) {
        self.outcome = outcome
    }

    mutating func send(at date: Date) {
        state = .underWay
        progress = ProgressLines(now: date)
    }

    mutating func advanced(_ step: SigningStep, at date: Date) {
        if case .changed(let info) = step { change = info }
        progress.begin(Self.text(for: step), at: date)
    }

    mutating func settled(_ result: Result<ZoneFacts, Problem>, at date: Date) {
        progress.ticked(date)
        switch result {
        case .failure(let problem): state = .failed(problem)
        case .success(let found):
            facts = result
            guard found.signing.serveSignature == .signing else {
                let said = found.signing.statusMessage.map { [$0] } ?? []
                state = .failed(
                    Problem("Route 53 took the request, and says \(found.signing.serveSignature).", details: said))
                return
            }
            progress.finish(at: date)
            state = .done
        }
    }

    mutating func ticked(_ date: Date) {
        progress.ticked(date)
    }

    private static func text(for step: SigningStep) -> String {
        switch step {
        case .requestSent(let change): "Sending \(change.operationName)"
        case .lookingAfterLostReply: "Asking GetDNSSEC what became of the request"
        case .retrying(let reason, let pause): "Sending again in \(pause.components.seconds) s: \(reason)"
        case .changed: "Waiting until all of Route 53's servers have it (INSYNC)"
        case .lookingAtZone: "Asking GetDNSSEC whether the zone is SIGNING"
        }
    }

    /// The code of a refusal that there is a longer text about.
    private var code: String? {
        guard case .failed(let problem) = state, let code = problem.code?.rawValue else { return nil }
        return Explanation.named(code)?.id
    }

    var takesQuestionMark: Bool { code != nil }

    // MARK: Keys

    mutating func press(_ key: Key) -> [PageAction] {
        switch state {
        case .underWay: return [.say("The request is on its way; it is safe to leave with q, the zone tells the rest.")]
        case .done: return key == .enter ? [.goOn] : pressBeside(key)
        case .failed:
            if key == .enter { return [.askServers] }
            if key == .character("?") { return code.map { [.detour(.explanation($0))] } ?? [.pass] }
            return pressBeside(key)
        case .review:
            if let move = ListKey(key) {
                firstRow = Scrolling.moved(firstRow, by: move, count: Self.tallest)
                return []
            }
            guard key == .enter else { return pressBeside(key) }
            return isAsking
                ? [.say("The parent is still being asked; s goes on without signing.")] : [.ask(.enableSigning)]
        }
    }

    private func pressBeside(_ key: Key) -> [PageAction] {
        switch key {
        case .escape: [.say("The key is made, and stays; s goes on without signing, z goes to the zones.")]
        case .character("s") where state != .done: [.ask(.skipSigning)]
        case .character("r"): [.askServers]
        case .character("v"): [.perform(.showPlain(linear.lines))]
        case .character("z"): [.startOver]
        default: [.pass]
        }
    }

    /// More rows than the page has on the narrowest terminal.
    static let tallest = 60
}
