/// A field of a record's text, with its escapes read: a backslash before a character or three octal digits.
struct QuotedField: Sendable, Hashable {
    var octets: [UInt8] = []
    /// Whether it stood in quotation marks.
    var isQuoted = false

    /// The field as text.
    var text: String { String(decoding: octets, as: UTF8.self) }

    /// The fields between blanks; nil when a quotation mark is left open.
    static func fields(of value: String) -> [QuotedField]? {
        var reader = Reader(rest: Array(value.utf8)[...])
        return reader.read()
    }

    private struct Reader {
        var rest: ArraySlice<UInt8>
        private var fields: [QuotedField] = []
        private var current: QuotedField?
        private var isInQuotes = false

        init(rest: ArraySlice<UInt8>) { self.rest = rest }

        mutating func read() -> [QuotedField]? {
            while let octet = rest.popFirst() {
                switch octet {
                case UInt8(ascii: "\""): quotationMark()
                case UInt8(ascii: " ") where !isInQuotes, UInt8(ascii: "\t") where !isInQuotes: endField()
                default: add(octet == UInt8(ascii: "\\") ? escaped() : octet)
                }
            }
            guard !isInQuotes else { return nil }
            endField()
            return fields
        }

        private mutating func quotationMark() {
            isInQuotes.toggle()
            // A mark may also stand inside of a field, as in alpn="h2,h3"; then its end is not the field's.
            if current == nil { current = QuotedField(isQuoted: true) } else if current?.isQuoted == true { endField() }
        }

        private mutating func add(_ octet: UInt8) {
            if current == nil { current = QuotedField() }
            current?.octets.append(octet)
        }

        private mutating func endField() {
            if let current { fields.append(current) }
            current = nil
        }

        private mutating func escaped() -> UInt8 {
            let digits = rest.prefix(3)
            if digits.count == 3, let number = UInt8(String(decoding: digits, as: UTF8.self), radix: 8) {
                rest = rest.dropFirst(3)
                return number
            }
            return rest.popFirst() ?? UInt8(ascii: "\\")
        }
    }
}
