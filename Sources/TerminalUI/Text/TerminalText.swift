/// Text that is safe to draw, whatever it was made from.
///
/// Only this type reaches a cell. What would act on the terminal or deceive the reader (controls, C1, bidirectional and
/// zero-width characters, separators, tags, private use) is written out instead: `\x1B`, `\u{202E}`.
public struct TerminalText: Hashable, Sendable {
    /// The text as it is drawn.
    public let string: String
    /// The columns it takes.
    public let width: Int

    /// Makes text from anywhere safe to draw.
    public init(_ untrusted: String) {
        // Most text is plain ASCII; looking at its bytes is far cheaper than looking at its characters.
        if untrusted.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) {
            (string, width) = (untrusted, untrusted.utf8.count)
        } else {
            (string, width) = TerminalText.escaped(untrusted)
        }
    }

    /// Text that is known to be safe.
    init(safe string: String, width: Int) {
        self.string = string
        self.width = width
    }

    /// Nothing.
    public static let empty = TerminalText(safe: "", width: 0)

    /// Whether there is nothing to draw.
    public var isEmpty: Bool { string.isEmpty }

    /// Two texts, one after the other.
    public static func + (first: TerminalText, second: TerminalText) -> TerminalText {
        TerminalText(first.string + second.string)
    }
}

extension TerminalText: ExpressibleByStringInterpolation {
    /// Makes a literal safe to draw.
    public init(stringLiteral value: String) {
        self.init(value)
    }
}

extension TerminalText: CustomStringConvertible {
    /// The text as it is drawn.
    public var description: String { string }
}
