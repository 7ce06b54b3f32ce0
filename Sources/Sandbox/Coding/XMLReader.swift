/// Reads the XML of request bodies: elements, text, attributes, CDATA, comments and the predefined entities.
///
/// What a request never needs, a document type declaration above all, is refused.
struct XMLReader {
    private let octets: [UInt8]
    private var index = 0

    /// A body longer than this is not read.
    static let maximumLength = 256 * 1024
    /// Elements in elements deeper than this are not read.
    static let maximumDepth = 32

    /// Why a body is not read, with the place in it.
    struct Failure: Error, Hashable {
        var reason: String
        var line: Int
        var column: Int
    }

    /// Reads a whole body.
    static func read(_ body: [UInt8]) throws(Failure) -> XMLNode {
        var reader = XMLReader(octets: body)
        guard body.count <= maximumLength else { throw reader.failure("the document is too long") }
        guard String(validating: body, as: UTF8.self) != nil else { throw reader.failure("the document is not UTF-8") }
        return try reader.document()
    }

    private init(octets: [UInt8]) { self.octets = octets }

    private mutating func document() throws(Failure) -> XMLNode {
        if octets.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
        if take("<?xml") { try skip(past: "?>") }
        try skipMiscellany()
        guard index < octets.count, octets[index] == UInt8(ascii: "<") else {
            throw failure(index < octets.count ? "Content is not allowed in prolog." : "Premature end of file.")
        }
        let root = try element(namespace: "", depth: 1)
        try skipMiscellany()
        guard index == octets.count else { throw failure("Content is not allowed in trailing section.") }
        return root
    }

    private mutating func skipMiscellany() throws(Failure) {
        while true {
            skipBlanks()
            guard take("<!--") else { return }
            try skip(past: "-->")
        }
    }

    private mutating func element(namespace: String, depth: Int) throws(Failure) -> XMLNode {
        guard depth <= Self.maximumDepth else { throw failure("the document is too deep") }
        guard take("<") else { throw failure("an element was expected") }
        let qualifiedName = try name()
        let attributes = try attributes()
        let prefix = qualifiedName.split(separator: ":").count > 1 ? qualifiedName.split(separator: ":").first : nil
        let declared = attributes[prefix.map { "xmlns:\($0)" } ?? "xmlns"]
        var node = XMLNode(
            name: String(qualifiedName.split(separator: ":").last ?? ""), namespace: declared ?? namespace)
        if take("/>") { return node }
        guard take(">") else { throw failure("an element's tag does not end") }
        try content(of: &node, depth: depth)
        guard try name() == qualifiedName else {
            throw failure("The element type \"\(qualifiedName)\" must be terminated by its end-tag.")
        }
        skipBlanks()
        guard take(">") else { throw failure("an end-tag does not end") }
        return node
    }

    /// Reads up to the name of the end-tag.
    private mutating func content(of node: inout XMLNode, depth: Int) throws(Failure) {
        var text: [UInt8] = []
        while index < octets.count {
            if take("</") {
                node.text = String(decoding: text, as: UTF8.self)
                return
            } else if take("<!--") {
                try skip(past: "-->")
            } else if take("<![CDATA[") {
                text += try octets(upTo: "]]>")
            } else if octets[index] == UInt8(ascii: "<") {
                node.children.append(try element(namespace: node.namespace, depth: depth + 1))
            } else if octets[index] == UInt8(ascii: "&") {
                text += try reference()
            } else {
                text.append(octets[index])
                index += 1
            }
        }
        throw failure("XML document structures must start and end within the same entity.")
    }

    private mutating func attributes() throws(Failure) -> [String: String] {
        var attributes: [String: String] = [:]
        while true {
            skipBlanks()
            guard index < octets.count, octets[index] != UInt8(ascii: ">"), octets[index] != UInt8(ascii: "/") else {
                return attributes
            }
            let name = try name()
            skipBlanks()
            guard take("=") else { throw failure("an attribute has no value") }
            skipBlanks()
            guard let quote = ["\"", "'"].first(where: { take($0) }) else {
                throw failure("an attribute's value has no quotation marks")
            }
            let value = String(decoding: try octets(upTo: quote), as: UTF8.self)
            guard attributes.updateValue(value, forKey: name) == nil else {
                throw failure("Attribute \"\(name)\" was already specified.")
            }
        }
    }

    private mutating func name() throws(Failure) -> String {
        let start = index
        while index < octets.count, Self.isNameOctet(octets[index]) { index += 1 }
        guard index > start else { throw failure("a name was expected") }
        return String(decoding: octets[start..<index], as: UTF8.self)
    }

    private static func isNameOctet(_ octet: UInt8) -> Bool {
        switch octet {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
            UInt8(ascii: ":"), 0x80...:
            true
        default: false
        }
    }

    /// An entity or a character by its number.
    private mutating func reference() throws(Failure) -> [UInt8] {
        index += 1
        let name = String(decoding: try octets(upTo: ";"), as: UTF8.self)
        let predefined = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'"]
        if let text = predefined[name] { return Array(text.utf8) }
        let number =
            name.hasPrefix("#x")
            ? UInt32(name.dropFirst(2), radix: 16)
            : name.hasPrefix("#") ? UInt32(name.dropFirst()) : nil
        guard let number, let character = Unicode.Scalar(number), number > 0 else {
            throw failure("The entity \"\(name.prefix(40))\" was referenced, but not declared.")
        }
        return Array(String(character).utf8)
    }

    private mutating func octets(upTo end: String) throws(Failure) -> [UInt8] {
        let start = index
        try skip(past: end)
        return Array(octets[start..<index - end.utf8.count])
    }

    private mutating func skip(past end: String) throws(Failure) {
        while index < octets.count {
            if take(end) { return }
            index += 1
        }
        throw failure("\"\(end)\" was expected")
    }

    private mutating func skipBlanks() {
        while index < octets.count, [0x20, 0x09, 0x0A, 0x0D].contains(octets[index]) { index += 1 }
    }

    private mutating func take(_ text: String) -> Bool {
        guard octets[index...].starts(with: text.utf8) else { return false }
        index += text.utf8.count
        return true
    }

    private func failure(_ reason: String) -> Failure {
        let before = octets[..<min(index, octets.count)]
        let line = before.count { $0 == 0x0A } + 1
        let lineStart = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        return Failure(reason: reason, line: line, column: before.count - lineStart + 1)
    }
}
