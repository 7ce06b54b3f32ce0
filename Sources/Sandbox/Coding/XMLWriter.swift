/// Writes a body of XML, as the services do: on one line, elements only.
struct XMLWriter {
    private(set) var text = #"<?xml version="1.0"?>"# + "\n"

    /// Writes the whole body.
    static func document(_ root: String, namespace: String?, _ content: (inout XMLWriter) -> Void) -> String {
        var writer = XMLWriter()
        writer.text += namespace.map { "<\(root) xmlns=\"\($0)\">" } ?? "<\(root)>"
        content(&writer)
        writer.text += "</\(root)>"
        return writer.text
    }

    /// Writes an element with elements in it.
    mutating func element(_ name: String, _ content: (inout XMLWriter) -> Void) {
        text += "<\(name)>"
        content(&self)
        text += "</\(name)>"
    }

    /// Writes an element with text in it, or nothing when there is none.
    mutating func element(_ name: String, _ content: String?) {
        guard let content else { return }
        text += "<\(name)>"
        if content.utf8.allSatisfy(Self.isPlain) {
            text += content
        } else {
            for character in content.unicodeScalars { append(character) }
        }
        text += "</\(name)>"
    }

    /// Whether an octet of UTF-8 stands for itself: nearly all that is written does.
    private static func isPlain(_ octet: UInt8) -> Bool {
        switch octet {
        case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"): false
        default: (0x20...0x7E).contains(octet)
        }
    }

    private mutating func append(_ character: Unicode.Scalar) {
        switch character {
        case "&": text += "&amp;"
        case "<": text += "&lt;"
        case ">": text += "&gt;"
        // As itself, a reader would make a line feed of it.
        case "\r": text += "&#13;"
        // XML 1.0 has no way to write the others.
        case "\u{0}"..."\u{8}", "\u{B}", "\u{C}", "\u{E}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": text += "\u{FFFD}"
        default: text.unicodeScalars.append(character)
        }
    }
}
