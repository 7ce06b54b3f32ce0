extension DomainName {
    /// Reads a name as Route 53 returns it: `\ooo` is the octet with that octal number.
    ///
    /// - Throws: ``DomainNameError``, which says what is wrong and where.
    ///
    /// Source: Route 53 Developer Guide, "DNS domain name format".
    public init(route53 name: String) throws(DomainNameError) {
        try self.init(text: name, readEscape: Self.octalEscape)
    }

    /// The name as Route 53 returns it: lower case, all but letters, digits, `-` and `_` as octal escapes, with the
    /// last dot.
    public var route53Description: String {
        text { octet in
            switch octet {
            case 0x30...0x39, 0x61...0x7A, 0x2D, 0x5F: [octet]
            case 0x41...0x5A: [octet.asciiLowercased]
            default: Array(("\\" + Self.threeDigits(octet, radix: 8)).utf8)
            }
        }
    }

    private static func octalEscape(_ octets: Substring.UTF8View, _ position: Int) throws(DomainNameError) -> Escape {
        let digits = octets.prefix(3)
        guard digits.count == 3, digits.allSatisfy(isDigit) else { throw .incompleteEscape(position: position) }
        let text = String(decoding: digits, as: UTF8.self)
        guard let octet = UInt8(text, radix: 8) else { throw .invalidEscape("\\" + text, position: position) }
        return Escape(octet: octet, length: 3)
    }
}
