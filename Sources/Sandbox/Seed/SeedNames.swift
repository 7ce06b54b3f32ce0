import Crypto
import DNSSEC
import FoundationEssentials

/// Ids, keys and times that are the same in every demonstration.
enum SeedNames {
    /// Octets that follow from a label.
    static func octets(_ label: String, count: Int) -> [UInt8] {
        let hash = Array(SHA512.hash(data: Array("ksk sandbox \(label)".utf8)))
        return Array(hash.prefix(count))
    }

    /// The id of a zone.
    static func zoneID(_ label: String) -> String { "Z0" + IDLetters.text(octets("zone \(label)", count: 19)) }

    /// 2026-01-15 09:00:00 UTC.
    static let keysCreated = Date(timeIntervalSince1970: 1_768_467_600)
    /// 2026-02-02 10:30:00 UTC.
    static let keySigningKeysCreated = Date(timeIntervalSince1970: 1_770_028_200)
    /// 2027-01-01 00:00:00 UTC.
    static let keyDeletion = Date(timeIntervalSince1970: 1_798_761_600)
}
