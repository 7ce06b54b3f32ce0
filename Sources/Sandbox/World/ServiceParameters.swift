import DNSSEC

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// What SVCB and HTTPS records say about a service, such as `alpn="h2,h3" port=8443`.
///
/// Source: RFC 9460 sections 2.1, 2.2 and 7; RFC 9461 section 5 for `dohpath`.
struct ServiceParameters: Sendable, Hashable {
    private var values: [UInt16: [UInt8]] = [:]

    private static let mandatory: UInt16 = 0
    private static let names: [String: UInt16] = [
        "mandatory": mandatory, "alpn": 1, "no-default-alpn": 2, "port": 3, "ipv4hint": 4, "ech": 5, "ipv6hint": 6,
        "dohpath": 7,
    ]

    /// Reads them; nil when one of them is none, comes twice, or is said to be there and is not.
    init?(_ fields: some Sequence<QuotedField>) {
        var named: Set<UInt16> = []
        for field in fields {
            let parts = field.octets.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            let value = parts.count > 1 ? Array(parts[1]) : nil
            guard let key = Self.key(String(decoding: parts[0], as: UTF8.self)), values[key] == nil,
                let octets = Self.octets(of: value, key: key)
            else { return nil }
            values[key] = octets
            if key == Self.mandatory { named = Set(Self.items(of: value ?? []).compactMap { Self.key($0) }) }
        }
        // Nothing can demand itself (RFC 9460 section 8).
        guard named.isSubset(of: values.keys), !named.contains(Self.mandatory) else { return nil }
        if values[2] != nil, values[1] == nil { return nil }
    }

    var isEmpty: Bool { values.isEmpty }

    /// In the order of the keys' numbers.
    var wireFormat: [UInt8] {
        values.sorted { $0.key < $1.key }.flatMap { key, value in
            key.networkOrder + UInt16(truncatingIfNeeded: value.count).networkOrder + value
        }
    }

    private static func key(_ name: String) -> UInt16? {
        if let key = names[name] { return key }
        guard name.hasPrefix("key"), let key = UInt16(name.dropFirst(3)), name == "key\(key)", key != .max else {
            return nil
        }
        return key
    }

    /// A value as messages carry it; nil when it is none of its key.
    private static func octets(of value: [UInt8]?, key: UInt16) -> [UInt8]? {
        if key == 2 { return value == nil ? [] : nil }
        // Keys without a name may come without a value.
        guard let value, !value.isEmpty else { return key > 7 ? [] : nil }
        switch key {
        case mandatory:
            let keys = items(of: value).map { Self.key($0) }
            guard !keys.contains(nil), Set(keys).count == keys.count else { return nil }
            return keys.compactMap(\.self).sorted().flatMap(\.networkOrder)
        case 1:
            return all(items(of: value)) { (1...255).contains($0.utf8.count) ? [UInt8($0.utf8.count)] + $0.utf8 : nil }
        case 3: return UInt16(String(decoding: value, as: UTF8.self)).map(\.networkOrder)
        case 4: return all(items(of: value)) { RecordWire.address($0, AF_INET, 4) }
        case 5: return try? Base64.decode(String(decoding: value, as: UTF8.self))
        case 6: return all(items(of: value)) { RecordWire.address($0, AF_INET6, 16) }
        default: return value
        }
    }

    private static func items(of value: [UInt8]) -> [String] {
        value.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
            .map { String(decoding: $0, as: UTF8.self) }
    }

    private static func all(_ items: [String], _ octets: (String) -> [UInt8]?) -> [UInt8]? {
        var all: [UInt8] = []
        for item in items {
            guard let octets = octets(item) else { return nil }
            all += octets
        }
        return all
    }
}
