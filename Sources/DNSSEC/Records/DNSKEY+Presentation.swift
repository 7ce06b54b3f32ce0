extension DNSKEY: CustomStringConvertible {
    /// Reads the record's data: `257 3 13` and the key as Base 64, blanks allowed inside it.
    ///
    /// - Throws: ``RecordParsingError`` for any other form, and for a key of the wrong length for its algorithm.
    ///
    /// Source: RFC 4034 section 2.2.
    public init(parsing text: String) throws(RecordParsingError) {
        var fields = try RecordFields(text, recordType: "DNSKEY", form: "FLAGS PROTOCOL ALGORITHM KEY")
        flags = try fields.number("flags field", as: UInt16.self)
        protocolNumber = try fields.number("protocol", as: UInt8.self)
        algorithm = try fields.algorithm()
        let key = try fields.remainder("public key")
        do {
            publicKey = try Base64.decode(key)
        } catch {
            throw fields.failure(.notBase64(reason: Self.phrase(for: error)))
        }
        if let expected = Self.keyLengths[algorithm], publicKey.count != expected {
            throw fields.failure(
                .wrongKeyLength(algorithm: algorithm, expected: expected, found: publicKey.count))
        }
    }

    /// The record's data as Route 53 returns it: `257 3 13` and the key as Base 64.
    public var description: String {
        "\(flags) \(protocolNumber) \(algorithm.rawValue) \(Base64.encode(publicKey))"
    }

    /// The whole record as a line of a zone file.
    ///
    /// - Parameter ttlSeconds: The time to live; nil leaves it out.
    public func record(owner: DomainName, ttlSeconds: UInt32?) -> String {
        "\(owner) \(ttlSeconds.map { "\($0) " } ?? "")IN DNSKEY \(self)"
    }

    /// Octets of a key, for the algorithms whose keys all have the same length (RFC 6605 section 4, RFC 8080 section 3).
    private static let keyLengths: [SecurityAlgorithm: Int] = [
        .ecdsaP256SHA256: 64, .ecdsaP384SHA384: 96, .ed25519: 32, .ed448: 57,
    ]

    private static func phrase(for failure: Base64.DecodingFailure) -> String {
        switch failure {
        case .unexpected(let character, let position):
            "\(RecordParsingError.shown(character)) at position \(position)"
        case .wrongLength(let length):
            "\(length) characters, not a multiple of four"
        case .strayBits:
            "the last character carries bits beyond the last octet"
        }
    }
}
