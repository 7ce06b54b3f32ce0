/// A text with a type of its own, so that two of them cannot change places. Any text is one: what AWS adds tomorrow
/// is kept and shown.
public protocol TextValue: RawRepresentable, Hashable, Sendable, Codable, CustomStringConvertible,
    ExpressibleByStringLiteral
where RawValue == String {
    /// Takes any text.
    init(rawValue: String)
}

extension TextValue {
    /// Makes a value from a literal.
    public init(stringLiteral value: String) {
        self.init(rawValue: value)
    }

    /// The text.
    public var description: String { rawValue }
}
