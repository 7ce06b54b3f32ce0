/// What a cell means; the terminal decides how that looks.
public enum Role: UInt8, Hashable, Sendable, CaseIterable {
    /// Ordinary text.
    case normal
    /// A heading.
    case title
    /// Something that is right.
    case good
    /// Something that is wrong.
    case bad
    /// Something to look at before going on.
    case warning
    /// An explanation that can be left unread.
    case hint
    /// The chosen row or field.
    case focus
    /// What cannot be chosen now.
    case disabled
    /// A key's name in the key bar.
    case key

    /// The role's letter in ``CellGrid/roles``.
    var letter: Character {
        switch self {
        case .normal: "."
        case .title: "T"
        case .good: "g"
        case .bad: "b"
        case .warning: "w"
        case .hint: "h"
        case .focus: "F"
        case .disabled: "d"
        case .key: "k"
        }
    }
}
