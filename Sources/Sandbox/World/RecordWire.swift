import DNSSEC

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// Makes what the DNS carries of what Route 53 keeps: the types that zones mostly have.
enum RecordWire {
    /// The data of a value; nil for a type that the practice world does not serve.
    static func data(_ value: String, type: String) -> RecordData? {
        let fields = value.split { $0 == " " || $0 == "\t" }.map(String.init)
        switch type {
        case "A": return address(value, AF_INET, 4).map { .a($0) }
        case "AAAA": return address(value, AF_INET6, 16).map { .aaaa($0) }
        case "NS": return name(value).map { .ns($0) }
        case "CNAME": return name(value).map { .cname($0) }
        case "PTR": return name(value).map { .unknown(12, $0.canonicalWireFormat) }
        case "TXT", "SPF":
            let strings = strings(value)
            return type == "TXT" ? .txt(strings) : .unknown(99, strings.flatMap { [UInt8($0.count)] + $0 })
        case "DS": return (try? DelegationSigner(parsing: value)).map { .ds($0) }
        case "SOA": return soa(fields).map { .soa($0) }
        case "MX": return numbers(fields, count: 1).map { .unknown(15, $0) }
        case "SRV": return numbers(fields, count: 3).map { .unknown(33, $0) }
        case "CAA": return caa(fields, value)
        default: return nil
        }
    }

    private static func name(_ text: String) -> DomainName? { try? DomainName(route53: text) }

    private static func address(_ text: String, _ family: Int32, _ count: Int) -> [UInt8]? {
        withUnsafeTemporaryAllocation(byteCount: 16, alignment: 8) { buffer in
            inet_pton(family, text, buffer.baseAddress) == 1 ? Array(buffer.prefix(count)) : nil
        }
    }

    private static func soa(_ fields: [String]) -> StartOfAuthority? {
        let numbers = fields.dropFirst(2).compactMap { UInt32($0) }
        guard fields.count == 7, numbers.count == 5, let primary = name(fields[0]), let mailbox = name(fields[1]) else {
            return nil
        }
        return StartOfAuthority(
            primary: primary, mailbox: mailbox, serial: numbers[0], refresh: numbers[1], retry: numbers[2],
            expire: numbers[3], minimum: numbers[4])
    }

    /// Numbers of 16 bits and a name.
    private static func numbers(_ fields: [String], count: Int) -> [UInt8]? {
        let numbers = fields.prefix(count).compactMap { UInt16($0) }
        guard fields.count == count + 1, numbers.count == count, let target = name(fields[count]) else { return nil }
        return numbers.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] } + target.canonicalWireFormat
    }

    private static func caa(_ fields: [String], _ value: String) -> RecordData? {
        guard fields.count >= 3, let flags = UInt8(fields[0]), let tag = UInt8(exactly: fields[1].utf8.count) else {
            return nil
        }
        return .unknown(257, [flags, tag] + fields[1].utf8 + strings(String(value.drop { $0 != "\"" })).joined())
    }

    /// The strings between quotation marks, with their escapes: a backslash before a character or three octal digits.
    private static func strings(_ value: String) -> [[UInt8]] {
        var strings: [[UInt8]] = []
        var current: [UInt8]?
        var rest = Array(value.utf8)[...]
        while let octet = rest.popFirst() {
            guard var string = current else {
                if octet == UInt8(ascii: "\"") { current = [] }
                continue
            }
            if octet == UInt8(ascii: "\"") {
                strings.append(string)
                current = nil
                continue
            }
            string.append(octet == UInt8(ascii: "\\") ? escaped(&rest) : octet)
            current = string
        }
        return strings.map { Array($0.prefix(255)) }
    }

    private static func escaped(_ rest: inout ArraySlice<UInt8>) -> UInt8 {
        let digits = rest.prefix(3)
        if digits.count == 3, let number = UInt8(String(decoding: digits, as: UTF8.self), radix: 8) {
            rest = rest.dropFirst(3)
            return number
        }
        return rest.popFirst() ?? UInt8(ascii: "\\")
    }
}
