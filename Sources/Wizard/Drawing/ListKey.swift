import TerminalUI

/// A key that moves in a list.
enum ListKey {
    case up
    case down
    case pageUp
    case pageDown
    case first
    case last

    /// Nil for keys that do not move; letters move only where they are no text.
    init?(_ key: Key, whileTyping: Bool = false) {
        switch key {
        case .up, .control("p"): self = .up
        case .down, .control("n"): self = .down
        case .pageUp: self = .pageUp
        case .pageDown: self = .pageDown
        case .home where !whileTyping: self = .first
        case .end where !whileTyping: self = .last
        case .character("k") where !whileTyping: self = .up
        case .character("j") where !whileTyping: self = .down
        default: return nil
        }
    }
}
