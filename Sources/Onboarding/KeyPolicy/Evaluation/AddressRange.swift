#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// A range of IP addresses as policies write it: `203.0.113.0/24`, `2001:db8::/32`, or one address.
///
/// Source: AWS IAM User Guide, "IP address condition operators"; RFC 4632.
struct AddressRange: Hashable, Sendable {
    private var octets: [UInt8]
    private var prefixLength: Int

    /// Reads a range; nil for a text that is none.
    init?(_ text: String) {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard let address = parts.first, let octets = Self.octets(String(address)) else { return nil }
        self.octets = octets
        prefixLength = octets.count * 8
        guard parts.count == 2 else { return }
        guard let length = Int(parts[1]), (0...prefixLength).contains(length) else { return nil }
        prefixLength = length
    }

    /// Whether the whole of another range is in this one.
    func contains(_ other: AddressRange) -> Bool {
        guard other.octets.count == octets.count, other.prefixLength >= prefixLength else { return false }
        let (whole, rest) = prefixLength.quotientAndRemainder(dividingBy: 8)
        guard octets[..<whole] == other.octets[..<whole] else { return false }
        return rest == 0 || (octets[whole] ^ other.octets[whole]) >> (8 - rest) == 0
    }

    private static func octets(_ text: String) -> [UInt8]? {
        var (four, sixteen) = ([UInt8](repeating: 0, count: 4), [UInt8](repeating: 0, count: 16))
        if inet_pton(AF_INET, text, &four) == 1 { return four }
        return inet_pton(AF_INET6, text, &sixteen) == 1 ? sixteen : nil
    }
}
