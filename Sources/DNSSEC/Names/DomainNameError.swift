/// Why a text or a list of labels is not a domain name; positions count from 1.
public enum DomainNameError: Error, Hashable, Sendable {
    /// No character at all; the root is written `.`.
    case empty
    /// Two dots in a row, or a dot at the start.
    case emptyLabel(position: Int)
    /// A label of more than 63 octets.
    case labelTooLong(octets: Int, position: Int)
    /// A wire form of more than 255 octets.
    case nameTooLong(octets: Int)
    /// A backslash with nothing that completes it.
    case incompleteEscape(position: Int)
    /// A backslash and digits that make no octet.
    case invalidEscape(String, position: Int)
    /// A character that has to be escaped, or that DNS has no octet for.
    case characterNotAllowed(Character, position: Int)
    /// An octet sequence that ends inside the name, or goes on after it.
    case notAWireFormat
}

extension DomainNameError: CustomStringConvertible {
    /// One sentence: what is wrong, where, and what to do.
    public var description: String {
        switch self {
        case .empty:
            "the name is empty; the root is written as a single dot"
        case .emptyLabel(let position):
            "a label is empty at position \(position); labels have 1 to 63 octets, with one dot between them"
        case .labelTooLong(let octets, let position):
            "the label at position \(position) has \(octets) octets; 63 are allowed"
        case .nameTooLong(let octets):
            "the name takes \(octets) octets; 255 are allowed, one length octet for each label and the root included"
        case .incompleteEscape(let position):
            "the escape at position \(position) is not complete; a backslash needs three digits after it, or (in zone "
                + "files only) one other character"
        case .invalidEscape(let text, let position):
            "the escape \(text) at position \(position) is not an octet"
        case .characterNotAllowed(let character, let position):
            Self.sentence(about: character, at: position)
        case .notAWireFormat:
            "the octets are not exactly one uncompressed name"
        }
    }

    private static func sentence(about character: Character, at position: Int) -> String {
        guard let ascii = character.asciiValue else {
            return "the character \(character.codePoints) at position \(position) is not ASCII; "
                + "write an international name in its xn-- form"
        }
        let escape = "\\" + DomainName.threeDigits(ascii, radix: 10)
        let shown = (0x21...0x7E).contains(ascii) ? String(character) : "number \(ascii)"
        return "the character \(shown) at position \(position) is not allowed as it stands; "
            + "write \(escape) (in Route 53 \\\(DomainName.threeDigits(ascii, radix: 8))) if it belongs to the name"
    }
}
