/// A policy's text with the places of its parts, so that one part can be changed and the rest stays as it is.
///
/// It trusts that the text is valid: ``KeyPolicyDocument`` has read it before.
struct PolicySource {
    /// A JSON value and where it stands.
    struct Node {
        var range: Range<Int>
        var content: Content

        /// The member of an object; nil when there is none, or the value is no object.
        func member(_ name: String) -> Member? { members.first { $0.name == name } }

        var members: [Member] { if case .object(let members) = content { members } else { [] } }

        /// The elements of a list; a single value is a list of itself, as policies have it.
        var elements: [Node] { if case .array(let elements) = content { elements } else { [self] } }

        var isArray: Bool { if case .array = content { true } else { false } }
    }

    indirect enum Content {
        case scalar
        case array([Node])
        case object([Member])
    }

    struct Member {
        var name: String
        var nameRange: Range<Int>
        var value: Node
    }

    let octets: [UInt8]
    private(set) var root = Node(range: 0..<0, content: .scalar)
    private var index = 0

    init(_ text: String) {
        octets = Array(text.utf8)
        if octets.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
        root = node()
    }

    /// The value of Statement: a list, or one statement.
    var statement: Node? { root.member("Statement")?.value }

    /// A statement by its number, counted from 1.
    func statement(_ number: Int) -> Node? {
        guard let elements = statement?.elements, elements.indices.contains(number - 1) else { return nil }
        return elements[number - 1]
    }

    /// The text of a part, as it stands.
    func text(_ range: Range<Int>) -> String { String(decoding: octets[range], as: UTF8.self) }

    /// What a part that is a text says; nil for other parts.
    func string(_ node: Node) -> String? {
        guard case .scalar = node.content, case .string(let text)? = try? PolicyJSONReader.read(text(node.range)) else {
            return nil
        }
        return text
    }

    private mutating func node() -> Node {
        skipBlanks()
        let start = index
        switch current {
        case UInt8(ascii: "{"):
            let members = list(until: UInt8(ascii: "}")) { source in source.member() }
            return Node(range: start..<index, content: .object(members))
        case UInt8(ascii: "["):
            let elements = list(until: UInt8(ascii: "]")) { source in source.node() }
            return Node(range: start..<index, content: .array(elements))
        case UInt8(ascii: "\""): skipString()
        default: skipWord()
        }
        return Node(range: start..<index, content: .scalar)
    }

    private mutating func member() -> Member {
        skipBlanks()
        let start = index
        skipString()
        let range = start..<index
        skipBlanks()
        index += 1
        let name = string(Node(range: range, content: .scalar)) ?? ""
        return Member(name: name, nameRange: range, value: node())
    }

    private mutating func list<Item>(until end: UInt8, _ item: (inout PolicySource) -> Item) -> [Item] {
        var items: [Item] = []
        index += 1
        skipBlanks()
        while index < octets.count, current != end {
            items.append(item(&self))
            skipBlanks()
            if current == UInt8(ascii: ",") { index += 1 }
            skipBlanks()
        }
        index = min(index + 1, octets.count)
        return items
    }

    private var current: UInt8? { index < octets.count ? octets[index] : nil }

    private mutating func skipBlanks() {
        while let octet = current, [0x20, 0x09, 0x0A, 0x0D].contains(octet) { index += 1 }
    }

    private mutating func skipString() {
        index = min(index + 1, octets.count)
        while let octet = current, octet != UInt8(ascii: "\"") {
            index = min(index + (octet == UInt8(ascii: "\\") ? 2 : 1), octets.count)
        }
        index = min(index + 1, octets.count)
    }

    private mutating func skipWord() {
        let start = index
        while let octet = current, !",]} \t\r\n".utf8.contains(octet) { index += 1 }
        // Never stand still, whatever the text is.
        if index == start { index = min(index + 1, octets.count) }
    }
}
