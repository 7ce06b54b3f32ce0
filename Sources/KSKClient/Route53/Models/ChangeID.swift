/// A change's id without its prefix: `C2682N5HXP0BZ4`.
public struct ChangeID: RawRepresentable, Hashable, Sendable, Codable, CustomStringConvertible {
    /// The bare id.
    public let rawValue: String

    /// Reads a bare id, `/change/C…` or `change/C…`.
    public init?(_ text: String) {
        var bare = text[...]
        for prefix in ["/change/", "change/"] where bare.hasPrefix(prefix) {
            bare = bare.dropFirst(prefix.count)
            break
        }
        // Route 53's model bounds it at 6500; nothing but letters and digits has been seen.
        guard (1...6500).contains(bare.utf8.count), bare.utf8.allSatisfy(Self.isAllowed) else { return nil }
        rawValue = String(bare)
    }

    /// The same as ``init(_:)``.
    public init?(rawValue: String) {
        self.init(rawValue)
    }

    /// The bare id.
    public var description: String { rawValue }

    private static func isAllowed(_ octet: UInt8) -> Bool {
        switch octet {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"): true
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"): true
        default: false
        }
    }
}
