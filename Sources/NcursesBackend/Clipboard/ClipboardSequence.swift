import FoundationEssentials

/// The escape sequences that ask a terminal to take text into its clipboard.
enum ClipboardSequence {
    /// The base64 characters that terminals of the xterm family take.
    static let maximumLength = 74_994
    /// GNU screen hands on strings of up to this length.
    static let screenChunk = 76

    /// OSC 52, or `nil` if the text is too long.
    static func plain(_ text: String) -> String? {
        let encoded = Data(text.utf8).base64EncodedString()
        guard encoded.utf8.count <= maximumLength else { return nil }
        return "\u{1B}]52;c;\(encoded)\u{7}"
    }

    /// A sequence for the terminal around GNU screen, in strings that are short enough for it.
    static func throughScreen(_ sequence: String) -> String {
        var chunks = ""
        var rest = sequence.utf8[...]
        while !rest.isEmpty {
            chunks += "\u{1B}P\(String(rest.prefix(screenChunk)) ?? "")\u{1B}\\"
            rest = rest.dropFirst(screenChunk)
        }
        return chunks
    }

    /// A sequence for the terminal around tmux.
    static func throughTmux(_ sequence: String) -> String {
        let doubled = sequence.map { $0 == "\u{1B}" ? "\u{1B}\u{1B}" : String($0) }.joined()
        return "\u{1B}Ptmux;\(doubled)\u{1B}\\"
    }
}
