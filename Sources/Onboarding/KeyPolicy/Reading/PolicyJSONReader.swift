/// Reads JSON strictly (RFC 8259), and refuses what readers disagree about: a name twice in one object.
///
/// It is our own because JSON decoders keep one of two members of the same name and do not say so. In a policy the one
/// they drop may be the condition that decides.
struct PolicyJSONReader {
    /// The longest policy that the KMS API takes, in octets.
    static let maximumOctets = 131_072
    /// How many lists and objects may be inside one another; a policy needs six.
    static let maximumDepth = 32

    private let octets: [UInt8]
    private var index = 0

    private init(_ octets: [UInt8]) {
        self.octets = octets
    }

    /// Reads a text that is one JSON value.
    static func read(_ text: String) throws(KeyPolicyError) -> PolicyJSON {
        let octets = Array(text.utf8)
        guard octets.count <= maximumOctets else { throw .tooLarge(octets: octets.count) }
        var reader = PolicyJSONReader(octets)
        reader.skipByteOrderMark()
        reader.skipBlanks()
        guard reader.current != nil else { throw .empty }
        let value = try reader.value(depth: 0)
        reader.skipBlanks()
        guard reader.current == nil else { throw reader.failure("something follows the policy's last brace") }
        return value
    }

    private var current: UInt8? { index < octets.count ? octets[index] : nil }

    private mutating func value(depth: Int) throws(KeyPolicyError) -> PolicyJSON {
        guard let octet = current else { throw failure("the text ends too early") }
        switch octet {
        case UInt8(ascii: "{"): return .object(try members(depth: depth))
        case UInt8(ascii: "["): return .array(try elements(depth: depth))
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number(try number())
        case UInt8(ascii: "t"): return try word("true", .boolean(true))
        case UInt8(ascii: "f"): return try word("false", .boolean(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: throw failure("a value is missing, or does not begin as one")
        }
    }

    private mutating func members(depth: Int) throws(KeyPolicyError) -> [PolicyJSON.Member] {
        try enter(depth)
        var members: [PolicyJSON.Member] = []
        var names: Set<String> = []
        if take(UInt8(ascii: "}")) { return members }
        repeat {
            skipBlanks()
            let start = index
            guard current == UInt8(ascii: "\"") else { throw failure("a name in quotes is missing") }
            let name = try string()
            guard names.insert(name).inserted else {
                let (line, column) = place(of: start)
                throw .duplicateElement(name, line: line, column: column)
            }
            guard take(UInt8(ascii: ":")) else { throw failure("a colon is missing after \"\(name.excerpt)\"") }
            skipBlanks()
            members.append(.init(name: name, value: try value(depth: depth + 1)))
        } while take(UInt8(ascii: ","))
        guard take(UInt8(ascii: "}")) else { throw failure("a comma or a closing brace } is missing") }
        return members
    }

    private mutating func elements(depth: Int) throws(KeyPolicyError) -> [PolicyJSON] {
        try enter(depth)
        var elements: [PolicyJSON] = []
        if take(UInt8(ascii: "]")) { return elements }
        repeat {
            skipBlanks()
            elements.append(try value(depth: depth + 1))
        } while take(UInt8(ascii: ","))
        guard take(UInt8(ascii: "]")) else { throw failure("a comma or a closing bracket ] is missing") }
        return elements
    }

    private mutating func enter(_ depth: Int) throws(KeyPolicyError) {
        guard depth < Self.maximumDepth else {
            let (line, column) = place(of: index)
            throw .tooDeep(line: line, column: column)
        }
        index += 1
    }

    private mutating func word(_ word: String, _ value: PolicyJSON) throws(KeyPolicyError) -> PolicyJSON {
        guard octets[index...].starts(with: word.utf8) else {
            throw failure("a value is missing, or does not begin as one")
        }
        index += word.utf8.count
        return value
    }

    /// Passes blanks, and one octet if it is the given one.
    private mutating func take(_ octet: UInt8) -> Bool {
        skipBlanks()
        guard current == octet else { return false }
        index += 1
        return true
    }

    private mutating func skipBlanks() {
        while let octet = current, [0x20, 0x09, 0x0A, 0x0D].contains(octet) { index += 1 }
    }

    private mutating func skipByteOrderMark() {
        if octets.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
    }

    private func failure(_ reason: String) -> KeyPolicyError {
        let (line, column) = place(of: index)
        return .notJSON(reason: reason, line: line, column: column)
    }

    /// Where an octet is, counted from 1; columns count octets. It looks through the whole text: for errors only.
    private func place(of index: Int) -> (line: Int, column: Int) {
        let passed = octets[..<min(index, octets.count)]
        let line = passed.count { $0 == 0x0A } + 1
        let column = index - (passed.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0) + 1
        return (line, column)
    }
}

extension PolicyJSONReader {
    private mutating func number() throws(KeyPolicyError) -> String {
        let start = index
        if current == UInt8(ascii: "-") { index += 1 }
        if current == UInt8(ascii: "0") { index += 1 } else { try digits() }
        if current == UInt8(ascii: ".") {
            index += 1
            try digits()
        }
        if current == UInt8(ascii: "e") || current == UInt8(ascii: "E") {
            index += 1
            if current == UInt8(ascii: "+") || current == UInt8(ascii: "-") { index += 1 }
            try digits()
        }
        return String(decoding: octets[start..<index], as: UTF8.self)
    }

    private mutating func digits() throws(KeyPolicyError) {
        let start = index
        while let octet = current, (0x30...0x39).contains(octet) { index += 1 }
        guard index > start else { throw failure("a digit is missing in a number") }
    }

    private mutating func string() throws(KeyPolicyError) -> String {
        index += 1
        var text: [UInt8] = []
        while let octet = current {
            switch octet {
            case UInt8(ascii: "\""):
                index += 1
                return String(decoding: text, as: UTF8.self)
            case UInt8(ascii: "\\"):
                text += String(try escape()).utf8
            case 0..<0x20:
                throw failure("a line end or control character is inside a text")
            default:
                text.append(octet)
                index += 1
            }
        }
        throw failure("a text has no closing quote")
    }

    private mutating func escape() throws(KeyPolicyError) -> Unicode.Scalar {
        index += 1
        guard let octet = current else { throw failure("a text has no closing quote") }
        guard octet != UInt8(ascii: "u") else { return try unicodeEscape() }
        guard let scalar = Self.escapes[octet] else { throw failure("an unknown escape is inside a text") }
        index += 1
        return scalar
    }

    private static let escapes: [UInt8: Unicode.Scalar] = [
        0x22: "\"", 0x5C: "\\", 0x2F: "/", 0x62: "\u{08}", 0x66: "\u{0C}", 0x6E: "\n", 0x72: "\r", 0x74: "\t",
    ]

    private mutating func unicodeEscape() throws(KeyPolicyError) -> Unicode.Scalar {
        let first = try codeUnit()
        if let scalar = Unicode.Scalar(first) { return scalar }
        guard (0xD800...0xDBFF).contains(first), current == UInt8(ascii: "\\") else {
            throw failure("half of a character is escaped inside a text")
        }
        index += 1
        guard current == UInt8(ascii: "u") else { throw failure("half of a character is escaped inside a text") }
        let second = try codeUnit()
        guard (0xDC00...0xDFFF).contains(second),
            let scalar = Unicode.Scalar(0x10000 + (UInt32(first) - 0xD800) << 10 + (UInt32(second) - 0xDC00))
        else { throw failure("half of a character is escaped inside a text") }
        return scalar
    }

    private mutating func codeUnit() throws(KeyPolicyError) -> UInt16 {
        index += 1
        let digits = octets[min(index, octets.count)...].prefix(4)
        guard digits.count == 4, digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
            let value = UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
        else { throw failure("an escape \\u needs four hexadecimal digits") }
        index += 4
        return value
    }
}
