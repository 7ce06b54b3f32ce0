/// What a request carries for conditions to look at.
package struct RequestContext: Hashable, Sendable {
    /// What is known of a condition key.
    package enum Value: Hashable, Sendable {
        /// The request carries it with these values; most keys have one, and `aws:PrincipalServiceNamesList` has several.
        case values([String])
        /// The request surely does not carry it.
        case absent
        /// It cannot be told from here.
        case unknown

        /// The request carries it with one value.
        package static func present(_ value: String) -> Value { .values([value]) }
    }

    private var values: [String: Value] = [:]

    /// Makes a context of what is known; the rest is unknown.
    package init(_ values: [String: Value] = [:]) {
        for (key, value) in values { self[key] = value }
    }

    /// What is known of a key; keys have no case. A key without any value is as good as none.
    package subscript(key: String) -> Value {
        get { values[key.lowercased()] ?? .unknown }
        set { values[key.lowercased()] = newValue == .values([]) ? .absent : newValue }
    }
}
