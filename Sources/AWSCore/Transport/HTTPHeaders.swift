/// Header fields in the order they were added; names are compared without regard to case.
public struct HTTPHeaders: Sendable, Hashable, ExpressibleByDictionaryLiteral {
    /// One header field.
    public struct Field: Sendable, Hashable {
        /// The name as it was given.
        public var name: String
        /// The value.
        public var value: String

        /// A field of a name and a value.
        public init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    /// All fields, in order.
    public var fields: [Field]

    /// Takes fields in their order.
    public init(_ fields: [Field] = []) {
        self.fields = fields
    }

    /// Takes names and values in their order; a name may come twice.
    public init(dictionaryLiteral elements: (String, String)...) {
        self.init(elements.map { Field(name: $0.0, value: $0.1) })
    }

    /// The first value of a name; setting one replaces every field of that name, setting nil removes them.
    public subscript(name: String) -> String? {
        get { fields.first { Self.areEqual($0.name, name) }?.value }
        set {
            let place = fields.firstIndex { Self.areEqual($0.name, name) } ?? fields.endIndex
            fields.removeAll { Self.areEqual($0.name, name) }
            if let newValue { fields.insert(Field(name: name, value: newValue), at: min(place, fields.endIndex)) }
        }
    }

    /// Adds a field after the others, also when there is one of that name.
    public mutating func add(_ name: String, _ value: String) {
        fields.append(Field(name: name, value: value))
    }

    private static func areEqual(_ first: String, _ second: String) -> Bool {
        first.utf8.count == second.utf8.count
            && zip(first.utf8, second.utf8).allSatisfy { lowerCase($0) == lowerCase($1) }
    }

    private static func lowerCase(_ octet: UInt8) -> UInt8 {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(octet) ? octet | 0x20 : octet
    }
}
