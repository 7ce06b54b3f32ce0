import TerminalUI

/// What the page is for and what its keys do, beside the page where the terminal is wide enough.
struct HelpPane {
    /// The narrowest terminal that has room for it.
    static let minimumWidth = 100

    /// Its columns, with the line that parts it from the page; none where there is no room.
    static func width(in size: Size) -> Int {
        size.width < minimumWidth ? 0 : max(33, min(44, size.width / 3))
    }

    var about: String
    var bindings: [KeyBinding]

    func view(size: Size) -> PageView {
        var view = PageView(size: size)
        for row in 0..<size.height { view.write("│", row: row, column: 0, role: .hint) }
        var row = view.wrap(about, row: 0, column: 2, role: .hint) + 1
        for binding in bindings {
            let lines = TerminalText(binding.help).wrapped(to: max(1, size.width - Self.indent - 1))
            guard row + lines.count <= size.height else {
                view.write("? shows the other keys.", row: min(row, size.height - 1), column: 2, role: .hint)
                return view
            }
            view.write(binding.key, row: row, column: 2, role: .key)
            // A key of two words does not reach into its explanation.
            if binding.key.count >= Self.indent - 2 { row += 1 }
            row = view.wrap(binding.help, row: row, column: Self.indent)
        }
        return view
    }

    private static let indent = 10
}
