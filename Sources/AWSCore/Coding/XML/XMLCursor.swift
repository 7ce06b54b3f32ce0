/// A place in an XML document, and what can be read from there.
struct XMLCursor {
    private let octets: [UInt8]
    private var position = 0

    init(_ octets: [UInt8]) {
        self.octets = octets
    }

    var isAtEnd: Bool { position == octets.count }

    var peek: UInt8? { isAtEnd ? nil : octets[position] }

    /// An error that says where.
    func error(_ reason: String) -> ReplyError {
        let line = octets[..<position].count { $0 == UInt8(ascii: "\n") } + 1
        return ReplyError("the XML is not well formed in line \(line): \(reason)")
    }

    /// Goes past a text if it is what comes next.
    @discardableResult
    mutating func skip(_ text: StaticString) -> Bool {
        let length = text.utf8CodeUnitCount
        guard octets.count - position >= length else { return false }
        let isNext = text.withUTF8Buffer { expected in
            (0..<length).allSatisfy { octets[position + $0] == expected[$0] }
        }
        if isNext { position += length }
        return isNext
    }

    /// Goes past white space.
    @discardableResult
    mutating func skipBlanks() -> Bool {
        let start = position
        while let octet = peek, Self.isBlank(octet) { position += 1 }
        return position > start
    }

    /// Reads a name; what may stand in one is checked for ASCII alone.
    mutating func name() throws -> String {
        let start = position
        while let octet = peek, Self.isNameOctet(octet) { position += 1 }
        let isDigitFirst = start < position && (octets[start] < 0x3A && octets[start] != UInt8(ascii: ":"))
        guard position > start, !isDigitFirst else { throw error("a name was expected") }
        return String(decoding: octets[start..<position], as: UTF8.self)
    }

    /// Reads `name="value"`.
    mutating func attribute() throws -> XMLElement.Attribute {
        let name = try name()
        skipBlanks()
        guard skip("=") else { throw error("an attribute has no value") }
        skipBlanks()
        guard let quote = peek, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
            throw error("an attribute's value has no quotes")
        }
        position += 1
        let (value, _) = try characters(until: quote, isAttribute: true)
        guard !isAtEnd else { throw error("it ends inside an attribute") }
        position += 1
        return XMLElement.Attribute(name: name, value: value)
    }

    /// Takes everything up to a text as it stands, and goes past that.
    mutating func text(until end: StaticString, in place: String) throws -> String {
        let start = position
        while !isAtEnd {
            let endOfContent = position
            if skip(end) {
                try checkCharacters(start..<endOfContent)
                return Self.normalized(octets[start..<endOfContent])
            }
            position += 1
        }
        throw error("it ends inside \(place)")
    }

    /// Reads character data with its references up to an octet or the end, and whether it was white space alone.
    mutating func characters(until end: UInt8, isAttribute: Bool = false) throws -> (String, isBlank: Bool) {
        var text = ""
        var isBlank = true
        while let octet = peek, octet != end {
            if octet == UInt8(ascii: "&") {
                text.unicodeScalars.append(try reference())
                isBlank = false
                continue
            }
            let start = position
            while let octet = peek, octet != end, octet != UInt8(ascii: "&") {
                if isAttribute, octet == UInt8(ascii: "<") { throw error("an attribute's value has a <") }
                if !Self.isBlank(octet) { isBlank = false }
                position += 1
            }
            try checkCharacters(start..<position)
            text += Self.normalized(octets[start..<position])
        }
        return (text, isBlank)
    }

    /// Reads `&amp;`, `&#233;` or `&#xE9;`.
    private mutating func reference() throws -> Unicode.Scalar {
        let start = position + 1
        guard let end = octets[start...].prefix(12).firstIndex(of: UInt8(ascii: ";")) else {
            throw error("an & starts no reference")
        }
        let name = String(decoding: octets[start..<end], as: UTF8.self)
        guard let scalar = Self.entities[name] ?? Self.numberedCharacter(name) else {
            throw error("the reference &\(Excerpt.of(name)); is not known")
        }
        position = end + 1
        return scalar
    }

    private static let entities: [String: Unicode.Scalar] = [
        "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'",
    ]

    private static func numberedCharacter(_ name: String) -> Unicode.Scalar? {
        guard name.hasPrefix("#") else { return nil }
        let isHexadecimal = name.hasPrefix("#x")
        let digits = name.dropFirst(isHexadecimal ? 2 : 1)
        // UInt32(_:radix:) would take a sign.
        guard digits.allSatisfy(\.isHexDigit), let value = UInt32(digits, radix: isHexadecimal ? 16 : 10) else {
            return nil
        }
        return Unicode.Scalar(value).flatMap { isAllowed($0.value) ? $0 : nil }
    }

    /// The characters of XML 1.0 section 2.2; surrogates are no scalars.
    private static func isAllowed(_ value: UInt32) -> Bool {
        switch value {
        case 0x9, 0xA, 0xD: true
        case 0..<0x20, 0xFFFE, 0xFFFF: false
        default: true
        }
    }

    private func checkCharacters(_ range: Range<Int>) throws {
        guard octets[range].allSatisfy({ $0 >= 0x20 || Self.isBlank($0) }) else {
            throw error("it has a control character")
        }
    }

    /// XML 1.0 section 2.11: every line end becomes one line feed.
    private static func normalized(_ octets: ArraySlice<UInt8>) -> String {
        guard octets.contains(UInt8(ascii: "\r")) else { return String(decoding: octets, as: UTF8.self) }
        var result: [UInt8] = []
        var previous: UInt8 = 0
        for octet in octets {
            if octet == UInt8(ascii: "\r") {
                result.append(UInt8(ascii: "\n"))
            } else if octet != UInt8(ascii: "\n") || previous != UInt8(ascii: "\r") {
                result.append(octet)
            }
            previous = octet
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static func isBlank(_ octet: UInt8) -> Bool {
        octet == 0x20 || octet == 0x09 || octet == 0x0A || octet == 0x0D
    }

    private static func isNameOctet(_ octet: UInt8) -> Bool {
        switch octet {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"): true
        case UInt8(ascii: "0")...UInt8(ascii: "9"), 0x80...: true
        case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: ":"): true
        default: false
        }
    }
}
