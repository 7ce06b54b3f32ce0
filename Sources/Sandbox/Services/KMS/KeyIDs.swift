import DNSSEC

/// Ids of keys and of requests.
enum KeyIDs {
    /// A UUID of version 4 whose random octets are given; fewer than 16 are filled with zeros.
    static func uuid(_ octets: [UInt8]) -> String {
        var octets = Array(octets.prefix(16)) + Array(repeating: 0, count: max(0, 16 - octets.count))
        octets[6] = octets[6] & 0x0F | 0x40
        octets[8] = octets[8] & 0x3F | 0x80
        let ranges = [0..<4, 4..<6, 6..<8, 8..<10, 10..<16]
        return ranges.map { Hexadecimal.encode(octets[$0], .lower) }.joined(separator: "-")
    }

    /// The id of a multi-Region key.
    static func multiRegion(_ octets: [UInt8]) -> String {
        KMSKeyRecord.multiRegionPrefix + uuid(octets).filter { $0 != "-" }
    }
}
