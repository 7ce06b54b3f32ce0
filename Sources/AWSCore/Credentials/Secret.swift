/// A text that never prints: descriptions, dumps and mirrors show `•••`.
public struct Secret: Sendable, Hashable {
    private let text: String

    /// Keeps a text secret.
    public init(_ text: String) {
        self.text = text
    }

    /// The text itself: for signing and sending, never for showing.
    public func reveal() -> String { text }
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// What is shown in place of a secret.
    public static let mask = "•••"

    /// Three dots.
    public var description: String { Self.mask }

    /// Three dots.
    public var debugDescription: String { Self.mask }

    /// A mirror without children, so that `dump` finds nothing.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
