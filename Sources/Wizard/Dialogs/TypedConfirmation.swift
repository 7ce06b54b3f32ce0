import TerminalUI

/// A name that has to be typed before something happens that can take a zone down.
struct TypedConfirmation: Hashable, Sendable {
    /// How far what was typed agrees with the name.
    enum Progress: Hashable {
        case nothing
        /// So many characters are right, and more are to come.
        case partly(Int)
        /// The first character that is wrong, counted from one.
        case differs(at: Int)
        case whole
    }

    /// The name, exactly as it has to be typed.
    let expected: String
    private(set) var field: TextField
    /// Whether Enter was pressed too early, so that the reason stands out.
    private(set) var isComplaining = false

    init(expected: String) {
        self.expected = expected
        field = TextField(limit: expected.count + 64)
    }

    var progress: Progress {
        let typed = Array(field.text)
        guard !typed.isEmpty else { return .nothing }
        let wanted = Array(expected)
        if let index = typed.indices.first(where: { $0 >= wanted.count || typed[$0] != wanted[$0] }) {
            return .differs(at: index + 1)
        }
        return typed.count == wanted.count ? .whole : .partly(typed.count)
    }

    var isWhole: Bool { progress == .whole }

    /// What stands under the field while it is typed, and why Enter does nothing yet.
    var sentence: String {
        switch progress {
        case .nothing: "Nothing happens until the name is typed."
        case .partly(let count): "Right so far: \(count) of \(expected.count) characters."
        case .differs(let position): "Character \(position) is not as in the name; nothing happens until it is."
        case .whole: "That is the name. Enter does it now; Esc does not."
        }
    }

    var sign: Sign {
        switch progress {
        case .nothing, .partly: isComplaining ? .warning : .underWay
        case .differs: .fail
        case .whole: .pass
        }
    }

    /// Takes a key of the field; false where it is none.
    mutating func handle(_ key: Key) -> Bool {
        let isTaken = field.handle(key)
        if isTaken { isComplaining = false }
        return isTaken
    }

    /// Takes pasted text without its line ends: they confirm nothing.
    mutating func paste(_ text: String) {
        _ = field.paste(text)
        isComplaining = false
    }

    mutating func complain() { isComplaining = true }
}
