import Onboarding
import TerminalUI

/// A state's sign, which says the same as its colour; the grid knows an ASCII twin for each.
struct Sign: Hashable, Sendable {
    var text: String
    var role: Role

    static let pass = Sign(text: "✓", role: .good)
    static let warning = Sign(text: "!", role: .warning)
    static let fail = Sign(text: "✗", role: .bad)
    static let undecided = Sign(text: "?", role: .warning)
    static let underWay = Sign(text: "●", role: .title)
    static let ahead = Sign(text: "○", role: .hint)

    init(text: String, role: Role) {
        self.text = text
        self.role = role
    }

    init(_ status: CheckStatus) {
        self =
            switch status {
            case .pass: .pass
            case .warn: .warning
            case .fail: .fail
            case .undecided: .undecided
            }
    }
}
