extension StringProtocol {
    /// The text without the spaces and tabs around it.
    func trimmingBlanks() -> String {
        trimming { $0 == " " || $0 == "\t" }
    }

    /// The text without the white space around it.
    func trimmingWhitespace() -> String {
        trimming { $0.isWhitespace }
    }

    private func trimming(_ isDropped: (Character) -> Bool) -> String {
        var rest = self[...]
        while let first = rest.first, isDropped(first) { rest = rest.dropFirst() }
        while let last = rest.last, isDropped(last) { rest = rest.dropLast() }
        return String(rest)
    }
}
