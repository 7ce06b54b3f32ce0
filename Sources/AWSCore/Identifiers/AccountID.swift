/// An AWS account's number: exactly twelve digits.
public struct AccountID: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
    /// The twelve digits.
    public let rawValue: String

    /// Takes exactly twelve ASCII digits.
    public init?(rawValue: String) {
        guard rawValue.utf8.count == 12, rawValue.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        self.rawValue = rawValue
    }

    /// The twelve digits.
    public var description: String { rawValue }
}
