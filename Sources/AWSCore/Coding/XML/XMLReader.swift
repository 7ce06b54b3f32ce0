/// Reads an XML document into elements; a small and strict part of XML 1.0.
///
/// Elements, attributes, text, the five entities, character references and CDATA. A document type declaration is
/// refused, and with it every other entity: AWS sends none, and they are what attacks on XML readers are made of.
struct XMLReader {
    /// No reply of AWS nests more than a dozen elements.
    static let deepest = 64
    /// Nor has an element more than one or two attributes.
    static let mostAttributes = 64

    private var cursor: XMLCursor
    private var open: [XMLElement] = []
    private var root: XMLElement?

    /// The root element of a document.
    ///
    /// - Throws: ``ReplyError`` with the line where the document is wrong.
    static func read(_ octets: [UInt8]) throws -> XMLElement {
        guard String(validating: octets, as: UTF8.self) != nil else {
            throw ReplyError("it is not UTF-8")
        }
        var reader = XMLReader(cursor: XMLCursor(octets))
        return try reader.document()
    }

    private init(cursor: XMLCursor) {
        self.cursor = cursor
    }

    private mutating func document() throws -> XMLElement {
        cursor.skip("\u{FEFF}")
        try declaration()
        while !cursor.isAtEnd {
            if cursor.peek == UInt8(ascii: "<") { try markup() } else { try text() }
        }
        guard open.isEmpty, let root else {
            throw cursor.error(
                open.last.map { "it ends inside <\(Excerpt.of($0.name))>" } ?? "it has no element")
        }
        return root
    }

    private mutating func declaration() throws {
        guard cursor.skip("<?xml ") else { return }
        let content = try cursor.text(until: "?>", in: "the declaration").lowercased()
        guard let place = content.firstRange(of: "encoding") else { return }
        let value = content[place.upperBound...].drop { " =\t\r\n".contains($0) }
        guard ["\"utf-8", "'utf-8", "\"us-ascii", "'us-ascii"].contains(where: { value.hasPrefix($0) }) else {
            throw cursor.error("its encoding is not UTF-8")
        }
    }

    private mutating func markup() throws {
        if cursor.skip("<!--") {
            _ = try cursor.text(until: "-->", in: "a comment")
        } else if cursor.skip("<![CDATA[") {
            let characters = try cursor.text(until: "]]>", in: "a CDATA section")
            try append(characters, isBlank: false)
        } else if cursor.skip("<!") {
            throw cursor.error("it has a document type declaration, which is refused")
        } else if cursor.skip("<?") {
            _ = try cursor.text(until: "?>", in: "a processing instruction")
        } else if cursor.skip("</") {
            try endTag()
        } else {
            try startTag()
        }
    }

    private mutating func startTag() throws {
        cursor.skip("<")
        guard root == nil else { throw cursor.error("something follows the root element") }
        guard open.count < Self.deepest else { throw cursor.error("its elements nest too deeply") }
        var element = XMLElement(Self.localName(try cursor.name()))
        while true {
            let hadBlank = cursor.skipBlanks()
            if cursor.skip("/>") { return try close(element) }
            if cursor.skip(">") { return open.append(element) }
            guard hadBlank else { throw cursor.error("a tag is not well formed") }
            let attribute = try cursor.attribute()
            guard element.attributes.count < Self.mostAttributes else {
                throw cursor.error("an element has too many attributes")
            }
            guard !element.attributes.contains(where: { $0.name == attribute.name }) else {
                throw cursor.error("an attribute comes twice")
            }
            element.attributes.append(attribute)
        }
    }

    private mutating func endTag() throws {
        let name = Self.localName(try cursor.name())
        cursor.skipBlanks()
        guard cursor.skip(">") else { throw cursor.error("a tag is not well formed") }
        guard let element = open.popLast(), element.name == name else {
            throw cursor.error("</\(Excerpt.of(name))> closes what was not opened")
        }
        try close(element)
    }

    private mutating func close(_ element: XMLElement) throws {
        if open.isEmpty {
            root = element
        } else {
            open[open.endIndex - 1].children.append(element)
        }
    }

    private mutating func text() throws {
        let (characters, isBlank) = try cursor.characters(until: UInt8(ascii: "<"))
        try append(characters, isBlank: isBlank)
    }

    private mutating func append(_ characters: String, isBlank: Bool) throws {
        guard !open.isEmpty else {
            if isBlank { return }
            throw cursor.error("it has text outside its root element")
        }
        open[open.endIndex - 1].text += characters
    }

    private static func localName(_ name: String) -> String {
        name.lastIndex(of: ":").map { String(name[name.index(after: $0)...]) } ?? name
    }
}
