extension DelegationSigner: CustomStringConvertible {
    /// Reads the record's data: `55648 13 2` and the digest in hexadecimal, blanks allowed inside it.
    ///
    /// - Throws: ``RecordParsingError`` for any other form, and for a digest of the wrong length for its type.
    ///
    /// Source: RFC 4034 section 5.3.
    public init(parsing text: String) throws(RecordParsingError) {
        var fields = try RecordFields(text, recordType: "DS", form: "TAG ALGORITHM TYPE DIGEST")
        keyTag = try fields.number("key tag", as: UInt16.self)
        algorithm = try fields.algorithm()
        digestType = DigestType(rawValue: try fields.number("digest type", as: UInt8.self))
        let digits = try fields.remainder("digest")
        do {
            digest = try Hexadecimal.decode(digits)
        } catch {
            switch error {
            case .notADigit(let character, let position):
                throw fields.failure(.notHexadecimal(character, position: position))
            case .oddDigitCount(let count):
                throw fields.failure(.oddDigitCount(count))
            }
        }
        if let expected = digestType.digestLength, digest.count != expected {
            throw fields.failure(
                .wrongDigestLength(type: digestType, expectedDigits: expected * 2, foundDigits: digest.count * 2))
        }
    }

    /// The digest in upper-case hexadecimal without blanks.
    public var digestHex: String { Hexadecimal.encode(digest) }

    /// The record's data as Route 53 returns it: `55648 13 2 B4C8…`.
    public var description: String { "\(keyTag) \(algorithm.rawValue) \(digestType.rawValue) \(digestHex)" }

    /// The whole record as a line of a zone file.
    ///
    /// - Parameter ttlSeconds: The time to live; nil leaves it out.
    public func record(owner: DomainName, ttlSeconds: UInt32?) -> String {
        "\(owner) \(ttlSeconds.map { "\($0) " } ?? "")IN DS \(self)"
    }
}
