import Foundation
import Testing

/// Rows of `Vectors/*.json`, which `Scripts/make-dnssec-vectors.py` writes.
enum Vectors {
    /// A key of a zone; BIND, ldns and dnspython agree about its tag and its digests.
    struct Delegation: Decodable, Sendable, CustomTestStringConvertible {
        var name: String
        var route53: String
        var canonical: String
        var dnskey: String
        var tag: UInt16
        var sha1: String
        var sha256: String
        var sha384: String

        var testDescription: String { name }
    }

    /// A file that is a P-256 public key, and its point.
    struct AcceptedKey: Decodable, Sendable {
        var content: Data
        var point: String
    }

    /// A file that is not a P-256 public key, and the reason; no content stands for a megabyte.
    struct RefusedKey: Decodable, Sendable, CustomTestStringConvertible {
        var name: String
        var content: Data?
        var reason: String

        var octets: [UInt8] { content.map(Array.init) ?? [UInt8](repeating: 0x30, count: 1 << 20) }
        var testDescription: String { name }
    }

    static let delegations: [Delegation] = read("ds")
    static let acceptedKeys: [AcceptedKey] = read("accepted-keys")
    static let refusedKeys: [RefusedKey] = read("refused-keys")

    /// An unreadable file gives no rows, which the tests that count them notice.
    private static func read<Row: Decodable>(_ name: String) -> [Row] {
        guard let url = Bundle.module.url(forResource: name, withExtension: "json", subdirectory: "Vectors"),
            let data = try? Data(contentsOf: url), let rows = try? JSONDecoder().decode([Row].self, from: data)
        else {
            Issue.record("Vectors/\(name).json cannot be read")
            return []
        }
        return rows
    }
}
