import TerminalUI

/// Codes and profiles: questions about credentials that come at any time.
extension App {
    mutating func updateCredentials(_ message: Message) -> [Effect] {
        switch message {
        case .codeWanted(let device): overlay = .code(CodeDialog(device: device))
        case .profilesRead(.success(let profiles), let current):
            overlay = .profiles(ProfilePicker(profiles: profiles, current: current))
        case .profilesRead(.failure(let problem), _): notice = Self.line(problem)
        case .switched(.success(let summary), let profile):
            startOver(as: summary)
            notice = "This is profile \(profile) now."
            return [.readJournal, .listZones]
        // The session that was there goes on.
        case .switched(.failure(let problem), let profile): notice = "Profile \(profile): \(Self.line(problem))"
        default: break
        }
        return []
    }

    mutating func pressInOverlay(_ key: Key) -> [Effect] {
        guard var overlay else { return [] }
        let outcome = overlay.press(key)
        guard case .closes(let effects, let notice) = outcome else {
            self.overlay = overlay
            return []
        }
        self.overlay = nil
        self.notice = notice
        return effects
    }

    /// What is known belongs to the account that was left.
    private mutating func startOver(as summary: SessionSummary) {
        var fresh = App(context: context)
        // A late answer, or the next second, can still be on its way.
        (fresh.orderCount, fresh.isTicking) = (orderCount, isTicking)
        self = fresh
        session = summary
    }

    private static func line(_ problem: Problem) -> String {
        ([problem.summary] + problem.details.prefix(1)).joined(separator: " ")
    }
}
