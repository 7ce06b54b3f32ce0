import AWSCore
import FoundationEssentials
import KSKClient
import Onboarding
import TerminalUI

/// Where the operator watches the request being sent, answered and carried to all of Route 53's servers.
struct CreationPage: Page {
    enum Outcome: Hashable, Sendable {
        case underWay
        /// The end has been seen: all servers have the key, as far as that can be known.
        case done
        case failed(Problem)
    }

    let request: CreationRequest
    private(set) var progress: ProgressLines
    private(set) var outcome = Outcome.underWay
    /// What Route 53 has made, known before it is everywhere.
    private(set) var created: CreatedKey?

    /// - Parameter isNew: Whether the request is yet to be written down and sent; else an earlier run did that.
    init(request: CreationRequest, isNew: Bool = true, now: Date) {
        self.request = request
        progress = ProgressLines(now: now, first: isNew ? "Writing the request to the journal" : nil)
    }

    var isUnderWay: Bool { outcome == .underWay }

    // MARK: What happened

    mutating func advanced(_ step: CreationStep, at date: Date) {
        progress.ticked(date)
        if let text = Self.text(for: step) { progress.begin(text, at: date) }
    }

    mutating func answered(_ result: Result<CreatedKey, Problem>, at date: Date) {
        progress.ticked(date)
        switch result {
        case .success(let key): created = key
        case .failure(let problem): outcome = .failed(problem)
        }
    }

    mutating func settled(_ result: Result<CreatedKey, Problem>, at date: Date) {
        progress.ticked(date)
        switch result {
        case .success:
            progress.finish(at: date)
            outcome = .done
        case .failure(let problem): outcome = .failed(problem)
        }
    }

    mutating func ticked(_ date: Date) {
        progress.ticked(date)
    }

    /// What is being done since a step was taken; nil where the line before goes on.
    private static func text(for step: CreationStep) -> String? {
        switch step {
        case .journalWritten, .adopted, .insync: nil
        case .requestSent: "Sending CreateKeySigningKey"
        case .retrying(let reason, let delay): "Sending again in \(delay.components.seconds) s: \(reason)"
        case .lookingAfterLostReply: "Asking GetDNSSEC what became of the request"
        case .created, .waiting: "Waiting until all of Route 53's servers have it (INSYNC)"
        }
    }

    /// The code of a refusal that there is a longer text about.
    private var code: String? {
        guard case .failed(let problem) = outcome, let code = problem.code?.rawValue else { return nil }
        return Explanation.named(code)?.id
    }

    var takesQuestionMark: Bool { code != nil }

    // MARK: Keys

    mutating func press(_ key: Key) -> [PageAction] {
        switch (key, outcome) {
        case (.enter, .done), (.escape, .done): return [.goOn]
        case (.enter, .underWay): return [.say("Still waiting; it is safe to leave with q, and the journal keeps it.")]
        case (.enter, .failed), (.escape, .failed): return [.goBack]
        case (.character("?"), .failed): return code.map { [.detour(.explanation($0))] } ?? [.pass]
        case (.escape, .underWay):
            return [.say("The request is on its way and cannot be taken back; q leaves safely.")]
        default: return [.pass]
        }
    }
}
