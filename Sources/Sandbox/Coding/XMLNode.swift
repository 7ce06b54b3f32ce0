/// An element of a request's body.
struct XMLNode: Sendable, Hashable {
    /// The name without its prefix.
    var name: String
    /// What `xmlns` says, on this element or the nearest around it.
    var namespace: String
    /// The elements in it, in order.
    var children: [XMLNode] = []
    /// The text in it, that of its children not counted.
    var text = ""

    /// The first child of a name.
    func child(_ name: String) -> XMLNode? { children.first { $0.name == name } }
}
