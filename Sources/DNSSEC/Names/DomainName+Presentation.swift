extension DomainName: CustomStringConvertible {
    /// Reads a name as zone files and people write it; the dot at the end may be left out.
    ///
    /// `\DDD` is the octet with that decimal number, `\X` the character X itself.
    ///
    /// - Throws: ``DomainNameError``, which says what is wrong and where.
    ///
    /// Source: RFC 1035 section 5.1, RFC 4343 section 2.1.
    public init(_ presentation: String) throws(DomainNameError) {
        try self.init(text: presentation, readEscape: Self.decimalEscape)
    }

    /// The presentation form with the last dot: what is not printable ASCII as `\DDD`, what has a meaning in zone files
    /// as `\X`, as BIND's tools write it.
    public var description: String {
        text { octet in
            switch octet {
            case 0x22, 0x24, 0x28, 0x29, 0x2E, 0x3B, 0x40, 0x5C: [0x5C, octet]
            case 0x21...0x7E: [octet]
            default: Array(("\\" + Self.threeDigits(octet, radix: 10)).utf8)
            }
        }
    }

    private static func decimalEscape(_ octets: Substring.UTF8View, _ position: Int) throws(DomainNameError) -> Escape {
        guard let first = octets.first else { throw .incompleteEscape(position: position) }
        guard isDigit(first) else { return Escape(octet: first, length: 1) }
        let digits = octets.prefix(3)
        guard digits.count == 3, digits.allSatisfy(isDigit) else { throw .incompleteEscape(position: position) }
        let value = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
        guard let octet = UInt8(exactly: value) else {
            throw .invalidEscape("\\\(value)", position: position)
        }
        return Escape(octet: octet, length: 3)
    }

    static func isDigit(_ octet: UInt8) -> Bool { (0x30...0x39).contains(octet) }
}
