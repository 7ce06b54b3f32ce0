/// What the presentation form and Route 53's form have in common; they differ in their escapes.
extension DomainName {
    /// An octet that was written as an escape, and how many octets of text it took after the backslash.
    struct Escape {
        var octet: UInt8
        var length: Int
    }

    /// Reads one escape from the text after its backslash, whose position is given for errors.
    typealias EscapeReader = (Substring.UTF8View, Int) throws(DomainNameError) -> Escape

    init(text: String, readEscape: EscapeReader) throws(DomainNameError) {
        guard !text.isEmpty else { throw .empty }
        guard text != "." else {
            self = .root
            return
        }
        try Self.refuseWhatIsNotText(text)
        var builder = DomainNameBuilder()
        let octets = text.utf8
        var index = octets.startIndex
        var position = 1
        var labelPosition = 1
        while index < octets.endIndex {
            let octet = octets[index]
            index = octets.index(after: index)
            switch octet {
            case UInt8(ascii: "."):
                try builder.endLabel(at: labelPosition)
                labelPosition = position + 1
            case UInt8(ascii: "\\"):
                let escape = try readEscape(text[index...].utf8, position)
                builder.append(escape.octet)
                index = octets.index(index, offsetBy: escape.length)
                position += escape.length
            default:
                builder.append(octet)
            }
            position += 1
        }
        // The last dot has ended the last label already; without it, the label ends here.
        if builder.labelLength > 0 { try builder.endLabel(at: labelPosition) }
        self = try builder.finish()
    }

    /// Everything that would end or change a name in a zone file, and everything outside ASCII.
    private static func refuseWhatIsNotText(_ text: String) throws(DomainNameError) {
        // Far beyond any name (255 octets of four characters): do not look through a megabyte for its first fault.
        guard text.utf8.count <= 4 * maximumWireLength else { throw .nameTooLong(octets: text.utf8.count + 1) }
        var isEscaped = false
        for (index, character) in text.enumerated() {
            guard let ascii = character.asciiValue, character != "\r\n" else {
                throw .characterNotAllowed(character, position: index + 1)
            }
            let isPlain = (0x21...0x7E).contains(ascii) && !reserved.contains(ascii)
            guard isPlain || isEscaped && (0x20...0x7E).contains(ascii) else {
                throw .characterNotAllowed(character, position: index + 1)
            }
            isEscaped = ascii == UInt8(ascii: "\\") && !isEscaped
        }
        guard text != "@" else { throw .characterNotAllowed("@", position: 1) }
    }

    /// `"`, `(`, `)` and `;`, which have a meaning of their own in zone files.
    private static let reserved: Set<UInt8> = [0x22, 0x28, 0x29, 0x3B]

    /// The text of all labels, each with a dot after it; a lone dot for the root.
    func text(of characters: (UInt8) -> [UInt8]) -> String {
        guard !isRoot else { return "." }
        var text: [UInt8] = []
        text.reserveCapacity(wireFormat.count)
        var index = 0
        while wireFormat[index] != 0 {
            let end = index + 1 + Int(wireFormat[index])
            for octet in wireFormat[index + 1..<end] { text += characters(octet) }
            text.append(UInt8(ascii: "."))
            index = end
        }
        return String(decoding: text, as: UTF8.self)
    }

    static func threeDigits(_ octet: UInt8, radix: Int) -> String {
        let digits = String(octet, radix: radix)
        return String(repeating: "0", count: 3 - digits.count) + digits
    }
}
