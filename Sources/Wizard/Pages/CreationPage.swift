import FoundationEssentials
import KSKClient
import Onboarding
import TerminalUI

/// Where the operator watches the request being sent, answered and carried to all of Route 53's servers.
struct CreationPage: Page {
    enum Outcome: Sendable {
        case underWay
        case inSync(CreatedKey)
        case failed(Problem)
    }

    /// A step that was begun; it ends when the next one begins.
    struct Line: Hashable {
        var text: String
        var started: Date
        var ended: Date?
    }

    let request: CreationRequest
    private(set) var lines: [Line] = []
    private(set) var now: Date
    private(set) var outcome = Outcome.underWay
    /// What Route 53 has made, known before it is everywhere.
    private(set) var created: CreatedKey?

    init(request: CreationRequest, now: Date) {
        self.request = request
        self.now = now
        lines = [Line(text: "Writing the request to the journal", started: now)]
    }

    var isUnderWay: Bool {
        if case .underWay = outcome { true } else { false }
    }

    // MARK: What happened

    mutating func advanced(_ step: CreationStep, at date: Date) {
        now = max(now, date)
        if case .created(let key) = step { created = key }
        guard let text = Self.text(for: step), text != lines.last?.text else { return }
        finishLine(at: date)
        lines.append(Line(text: text, started: date))
    }

    mutating func ended(_ result: Result<CreatedKey, Problem>, at date: Date) {
        now = max(now, date)
        switch result {
        case .success(let key):
            finishLine(at: date)
            created = key
            outcome = .inSync(key)
        case .failure(let problem):
            outcome = .failed(problem)
        }
    }

    mutating func ticked(_ date: Date) {
        now = max(now, date)
    }

    private mutating func finishLine(at date: Date) {
        guard !lines.isEmpty, lines[lines.count - 1].ended == nil else { return }
        lines[lines.count - 1].ended = date
    }

    /// What is being done after a step was taken.
    private static func text(for step: CreationStep) -> String? {
        switch step {
        case .journalWritten: "Sending CreateKeySigningKey"
        case .lookingAfterLostReply: "The reply was lost: asking GetDNSSEC what happened"
        case .sendingAgain: "Route 53 does not have it: sending the same request again"
        case .waitingToRetry(let code): "\(code): waiting to try again"
        case .created(let key):
            key.wasAdopted
                ? "Route 53 has the key \(key.keySigningKey.name): waiting for all its servers (INSYNC)"
                : "Created: change \(key.changeInfo?.id.description ?? "unknown"), waiting for all servers (INSYNC)"
        }
    }

    // MARK: Keys

    mutating func press(_ key: Key) -> [PageAction] {
        switch (key, outcome) {
        case (.enter, .inSync): return [.goOn]
        case (.enter, .underWay): return [.say("Still waiting; it is safe to leave with q, and the journal keeps it.")]
        case (.enter, .failed), (.escape, .failed): return [.goBack]
        case (.escape, .underWay):
            return [.say("The request is on its way and cannot be taken back; q leaves safely.")]
        case (.escape, .inSync): return [.goOn]
        default: return [.pass]
        }
    }
}
