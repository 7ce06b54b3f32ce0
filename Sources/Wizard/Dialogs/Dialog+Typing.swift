import TerminalUI

extension Dialog {
    /// A question before something that can take a zone down: the way out has the focus, and the zone's name has to be
    /// typed before the other choice does anything.
    static func dangerous(
        _ subject: Subject, title: String, text: String, zoneName: String, action: String
    ) -> Dialog {
        Dialog(
            subject: subject, title: title, text: text,
            choices: [Choice(key: "n", label: "Cancel"), Choice(key: "y", label: action)],
            confirmation: TypedConfirmation(expected: zoneName))
    }

    /// A key of a dialog with a name to type: what is text goes into the field, and there the focus goes too.
    mutating func pressWhileTyping(_ key: Key) -> Choice? {
        switch key {
        case .escape: return choices[escape]
        case .tab, .backTab, .up, .down: selected = (selected + 1) % choices.count
        case .enter where selected == escape || confirmation?.isWhole == true: return choices[selected]
        case .enter: confirmation?.complain()
        default: if confirmation?.handle(key) == true { selected = choices.count - 1 }
        }
        return nil
    }

    mutating func paste(_ text: String) {
        confirmation?.paste(text)
        if confirmation != nil { selected = choices.count - 1 }
    }

    /// The name to type, the field, and how far it agrees.
    ///
    /// - Returns: The row after it.
    func drawConfirmation(on view: inout PageView, row: Int) -> Int {
        guard let confirmation else { return row }
        let rows = confirmationHeight(in: view.size) - 2
        let next = view.wrap("Type \(confirmation.expected) to go on:", row: row, column: 2, rows: rows)
        view.field(confirmation.field, row: next, column: 2, width: view.size.width - 4, isFocused: selected != escape)
        view.write(confirmation.sign.text, row: next + 1, column: 2, role: confirmation.sign.role)
        view.write(
            confirmation.sentence, row: next + 1, column: 4, role: confirmation.isComplaining ? .bad : .hint,
            width: view.size.width - 6)
        return next + 2
    }

    /// The rows that the confirmation takes: as many as the name needs, but for title, choices and borders.
    func confirmationHeight(in size: Size) -> Int {
        guard let confirmation else { return 0 }
        let lines = TerminalText("Type \(confirmation.expected) to go on:").wrapped(to: max(1, size.width - 3)).count
        return min(lines, max(1, size.height - 6)) + 2
    }
}
