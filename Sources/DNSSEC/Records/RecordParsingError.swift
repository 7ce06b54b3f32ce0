/// Why a text is not the data of a record.
public struct RecordParsingError: Error, Hashable, Sendable {
    /// The type of record that was read, such as `DS`.
    public var recordType: String
    /// What is wrong with the text.
    public var problem: Problem

    /// What is wrong with a record's text.
    public enum Problem: Hashable, Sendable {
        /// The text ends before this field.
        case missing(field: String, form: String)
        /// A field that has to be a decimal number is not.
        case notANumber(field: String, found: String, form: String)
        /// A number that is larger than its field.
        case outOfRange(field: String, found: String, maximum: Int)
        /// A digest with a character that is no hexadecimal digit; its position in the digest counts from 1.
        case notHexadecimal(Character, position: Int)
        /// A digest of an odd number of digits.
        case oddDigitCount(Int)
        /// A digest that does not have its type's number of octets.
        case wrongDigestLength(type: DigestType, expectedDigits: Int, foundDigits: Int)
        /// A public key that is not Base 64; the reason is a phrase.
        case notBase64(reason: String)
        /// A public key that does not have its algorithm's number of octets.
        case wrongKeyLength(algorithm: SecurityAlgorithm, expected: Int, found: Int)
        /// A text far longer than any such record.
        case tooLong(characters: Int)
    }
}

extension RecordParsingError: CustomStringConvertible {
    /// One sentence: what is wrong, where, and what the form is.
    public var description: String {
        switch problem {
        case .missing(let field, let form):
            "the \(recordType) record has no \(field); its form is \(form)"
        case .notANumber(let field, let found, let form):
            "the \(field) of the \(recordType) record is not a decimal number: \(found); its form is \(form)"
        case .outOfRange(let field, let found, let maximum):
            "the \(field) of the \(recordType) record is \(found); the largest is \(maximum)"
        case .notHexadecimal(let character, let position):
            "the digest of the \(recordType) record has \(Self.shown(character)) at position \(position), which is no "
                + "hexadecimal digit"
        case .oddDigitCount(let count):
            "the digest of the \(recordType) record has \(count) hexadecimal digits, an odd number: one is missing or "
                + "too many"
        case .wrongDigestLength(let type, let expected, let found):
            "the digest of the \(recordType) record has \(found) hexadecimal digits; type \(type) has \(expected)"
        case .notBase64(let reason):
            "the public key of the \(recordType) record is not Base 64: \(reason)"
        case .wrongKeyLength(let algorithm, let expected, let found):
            "the public key of the \(recordType) record has \(found) octets; algorithm \(algorithm) has \(expected)"
        case .tooLong(let characters):
            "the text has \(characters) characters, more than any \(recordType) record"
        }
    }

    /// A character that is safe in a message.
    static func shown(_ character: Character) -> String {
        if let ascii = character.asciiValue, (0x21...0x7E).contains(ascii) { return "'\(character)'" }
        return character.codePoints
    }
}
