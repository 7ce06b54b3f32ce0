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
