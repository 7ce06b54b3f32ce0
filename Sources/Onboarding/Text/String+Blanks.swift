extension StringProtocol {
    /// The text without blanks, tabs and line ends around it.
    var withoutOuterBlanks: String {
        let start = drop(while: \.isWhitespace)
        guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(start[...last])
    }
}
