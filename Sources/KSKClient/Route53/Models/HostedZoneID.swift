/// A hosted zone's id without its prefix: `Z1D633PJN98FT9`.
public struct HostedZoneID: RawRepresentable, Hashable, Sendable, Codable, CustomStringConvertible {
    /// The bare id.
    public let rawValue: String

    /// Reads a bare id, `/hostedzone/Z…`, `hostedzone/Z…` or `arn:aws:route53:::hostedzone/Z…`.
    ///
    /// Route 53 writes the prefix and does not always take it: a path with it is answered by 403.
    public init?(_ text: String) {
        let bare = Self.withoutPrefix(text)
        guard (1...32).contains(bare.utf8.count), bare.utf8.allSatisfy(Self.isAllowed) else { return nil }
        rawValue = String(bare)
    }

    /// The same as ``init(_:)``.
    public init?(rawValue: String) {
        self.init(rawValue)
    }

    /// The bare id.
    public var description: String { rawValue }

    private static func withoutPrefix(_ text: String) -> Substring {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        let isARN = parts.count == 6 && parts[0] == "arn" && parts[1].hasPrefix("aws") && parts[2] == "route53"
        guard parts.count == 1 || (isARN && parts[5].hasPrefix("hostedzone/")) else { return "" }
        let path = parts.last ?? ""
        for prefix in ["/hostedzone/", "hostedzone/"] where path.hasPrefix(prefix) {
            return path.dropFirst(prefix.count)
        }
        return path
    }

    private static func isAllowed(_ octet: UInt8) -> Bool {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(octet)
            || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(octet)
    }
}
