/// An element of an XML document; names are local names, prefixes are dropped.
public struct XMLElement: Hashable, Sendable {
    /// The name without its prefix.
    public var name: String
    /// The attributes, `xmlns` among them, as they were written.
    public var attributes: [Attribute]
    /// The text directly inside, without that of the children.
    public var text: String
    /// The elements directly inside, in order.
    public var children: [XMLElement]

    /// An attribute.
    public struct Attribute: Hashable, Sendable {
        /// The name with its prefix.
        public var name: String
        /// The value.
        public var value: String
    }

    /// An element that holds text.
    public init(_ name: String, text: String = "") {
        self.name = name
        attributes = []
        self.text = text
        children = []
    }

    /// An element that holds elements; the namespace, when there is one, stands on it as its default.
    public init(_ name: String, namespace: String? = nil, children: [XMLElement]) {
        self.name = name
        attributes = namespace.map { [Attribute(name: "xmlns", value: $0)] } ?? []
        text = ""
        self.children = children
    }
}

extension XMLElement {
    /// The first child of a name.
    public func child(_ name: String) -> XMLElement? {
        children.first { $0.name == name }
    }

    /// The children of a name, in order.
    public func children(_ name: String) -> [XMLElement] {
        children.filter { $0.name == name }
    }

    /// The text of a child; nil when there is no such child, empty when it is empty.
    public func text(_ name: String) -> String? {
        child(name)?.text
    }

    /// The child that has to be there.
    ///
    /// - Throws: ``ReplyError``.
    public func required(_ name: String) throws -> XMLElement {
        guard let child = child(name) else { throw ReplyError("<\(self.name)> has no <\(name)>") }
        return child
    }

    /// The text of a child that has to be there.
    ///
    /// - Throws: ``ReplyError``.
    public func requiredText(_ name: String) throws -> String {
        try required(name).text
    }
}
