/// The fields of a record's text, taken one after the other.
struct RecordFields {
    let recordType: String
    /// The whole form, for messages: `TAG ALGORITHM TYPE DIGEST`.
    let form: String
    private var rest: ArraySlice<Substring>

    /// A carriage return with its line feed is one character, other than each of them alone.
    private static let blanks: Set<Character> = [" ", "\t", "\r", "\n", "\r\n"]

    /// Splits a text at its blanks.
    ///
    /// - Throws: ``RecordParsingError`` when the text is longer than a record can be.
    init(_ text: String, recordType: String, form: String) throws(RecordParsingError) {
        self.recordType = recordType
        self.form = form
        // 65,535 octets as Base 64 with blanks between stay below this.
        guard text.utf8.count <= 131_072 else {
            throw RecordParsingError(recordType: recordType, problem: .tooLong(characters: text.utf8.count))
        }
        rest = text.split(whereSeparator: Self.blanks.contains)[...]
    }

    /// Takes a decimal number that fits the given type.
    mutating func number<Number: FixedWidthInteger>(_ field: String, as type: Number.Type)
        throws(RecordParsingError) -> Number
    {
        let text = try next(field)
        guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            throw failure(.notANumber(field: field, found: Self.quoted(text), form: form))
        }
        guard let number = Number(text) else {
            throw failure(.outOfRange(field: field, found: Self.quoted(text), maximum: Int(Number.max)))
        }
        return number
    }

    /// Takes an algorithm, as a number or as IANA's mnemonic (RFC 4034 sections 2.2 and 5.3).
    mutating func algorithm() throws(RecordParsingError) -> SecurityAlgorithm {
        if let text = rest.first, let algorithm = SecurityAlgorithm(mnemonic: String(text)) {
            rest = rest.dropFirst()
            return algorithm
        }
        return SecurityAlgorithm(rawValue: try number("algorithm", as: UInt8.self))
    }

    /// Takes all that is left, without the blanks in it; there must be something.
    mutating func remainder(_ field: String) throws(RecordParsingError) -> String {
        guard !rest.isEmpty else { throw failure(.missing(field: field, form: form)) }
        defer { rest = [] }
        return rest.joined()
    }

    func failure(_ problem: RecordParsingError.Problem) -> RecordParsingError {
        RecordParsingError(recordType: recordType, problem: problem)
    }

    private mutating func next(_ field: String) throws(RecordParsingError) -> Substring {
        guard let first = rest.first else { throw failure(.missing(field: field, form: form)) }
        rest = rest.dropFirst()
        return first
    }

    /// The start of a field with what is not printable ASCII replaced, safe in a message.
    private static func quoted(_ text: Substring) -> String {
        let shown = text.prefix(24).map { character in
            character.asciiValue.map { (0x21...0x7E).contains($0) } == true ? character : "?"
        }
        return "\"" + String(shown) + (text.count > 24 ? "…" : "") + "\""
    }
}
