import AWSCore

extension [QueryItem] {
    /// The items that have a value.
    static func of(_ items: (name: String, value: String?)...) -> [QueryItem] {
        items.compactMap { item in item.value.map { QueryItem(name: item.name, value: $0) } }
    }
}
