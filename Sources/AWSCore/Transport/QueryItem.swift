/// A name and a value of a request's query, both as they are meant, before any encoding.
public struct QueryItem: Sendable, Hashable {
    /// The name.
    public var name: String
    /// The value.
    public var value: String

    /// A query item of a name and a value.
    public init(name: String, value: String) {
        self.name = name
        self.value = value
    }
}

extension [QueryItem] {
    /// The items that have a value.
    package static func of(_ items: (name: String, value: String?)...) -> [QueryItem] {
        items.compactMap { item in item.value.map { QueryItem(name: item.name, value: $0) } }
    }
}
