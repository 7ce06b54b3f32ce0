import DNSSEC
import Foundation
import Testing

/// Records out of lines of text: owner, TTL, type, data. IPv6 addresses and MX data in a form that is easy to read.
enum ZoneText {
    static func records(_ text: String) throws -> [ResourceRecord] {
        try text.split(separator: "\n").filter { !$0.hasPrefix(";") }.map { line in
            let fields = line.split(separator: " ").map(String.init)
            return ResourceRecord(
                owner: try DomainName(fields[0]), ttlSeconds: try #require(UInt32(fields[1])),
                data: try data(fields[2], Array(fields[3...])))
        }
    }

    /// The records of a file in Vectors.
    static func file(_ name: String) throws -> [ResourceRecord] {
        let url = try #require(Bundle.module.url(forResource: name, withExtension: "zone", subdirectory: "Vectors"))
        return try records(String(contentsOf: url, encoding: .utf8))
    }

    static func type(_ mnemonic: String) -> RecordType {
        (0...260).lazy.map { RecordType(rawValue: $0) }.first { $0.description == mnemonic } ?? 0
    }

    private static func data(_ type: String, _ fields: [String]) throws -> RecordData {
        switch type {
        case "A": .a(fields[0].split(separator: ".").compactMap { UInt8($0) })
        case "AAAA": .aaaa(try Hexadecimal.decode(fields[0]))
        case "NS": .ns(try DomainName(fields[0]))
        case "CNAME": .cname(try DomainName(fields[0]))
        case "MX": .unknown(.mx, [0, try #require(UInt8(fields[0]))] + (try DomainName(fields[1])).wireFormat)
        case "SOA":
            .soa(
                StartOfAuthority(
                    primary: try DomainName(fields[0]), mailbox: try DomainName(fields[1]), serial: number(fields[2]),
                    refresh: number(fields[3]), retry: number(fields[4]), expire: number(fields[5]),
                    minimum: number(fields[6])))
        case "DS": .ds(try DelegationSigner(parsing: fields.joined(separator: " ")))
        case "DNSKEY": .dnskey(try DNSKEY(parsing: fields.joined(separator: " ")))
        case "NSEC": .nsec(NSEC(next: try DomainName(fields[0]), types: TypeBitmap(Set(fields[1...].map(self.type)))))
        case "RRSIG": .rrsig(try signature(fields))
        default: throw Unreadable(type: type)
        }
    }

    struct Unreadable: Error {
        var type: String
    }

    private static func signature(_ fields: [String]) throws -> RRSIG {
        RRSIG(
            typeCovered: type(fields[0]), algorithm: SecurityAlgorithm(rawValue: try #require(UInt8(fields[1]))),
            labels: try #require(UInt8(fields[2])), originalTTL: number(fields[3]), expiration: time(fields[4]),
            inception: time(fields[5]), keyTag: try #require(UInt16(fields[6])), signer: try DomainName(fields[7]),
            signature: try Base64.decode(fields[8]))
    }

    private static func number(_ text: String) -> UInt32 { UInt32(text) ?? 0 }

    /// `YYYYMMDDHHmmSS` in UTC, as seconds since 1970.
    static func time(_ text: String) -> UInt32 {
        let digits = Array(text).compactMap(\.wholeNumberValue)
        func part(_ range: Range<Int>) -> Int { digits[range].reduce(0) { $0 * 10 + $1 } }
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        let date = calendar.date(
            from: DateComponents(
                year: part(0..<4), month: part(4..<6), day: part(6..<8), hour: part(8..<10), minute: part(10..<12),
                second: part(12..<14)))
        return UInt32(date?.timeIntervalSince1970 ?? 0)
    }
}
