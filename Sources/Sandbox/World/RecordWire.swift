import DNSSEC

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// Makes what the DNS carries of what Route 53 keeps.
enum RecordWire {
    /// The data of a value; nil for what is no value of its type.
    static func data(_ value: String, type: String) -> RecordData? {
        guard let quoted = QuotedField.fields(of: value) else { return nil }
        let fields = quoted.map(\.text)
        switch type {
        case "A": return address(value, AF_INET, 4).map { .a($0) }
        case "AAAA": return address(value, AF_INET6, 16).map { .aaaa($0) }
        case "NS": return name(value).map { .ns($0) }
        case "CNAME": return name(value).map { .cname($0) }
        case "PTR": return name(value).map { .unknown(12, $0.canonicalWireFormat) }
        case "TXT", "SPF":
            let strings = quoted.map { Array($0.octets.prefix(255)) }
            return type == "TXT" ? .txt(strings) : .unknown(99, strings.flatMap { [UInt8($0.count)] + $0 })
        case "DS": return (try? DelegationSigner(parsing: value)).map { .ds($0) }
        case "SOA": return soa(fields).map { .soa($0) }
        case "MX": return numbers(fields, count: 1).map { .unknown(15, $0) }
        case "SRV": return numbers(fields, count: 3).map { .unknown(33, $0) }
        case "CAA": return caa(quoted)
        case "NAPTR": return naptr(quoted)
        case "TLSA": return digest(fields, numbers: 3, lengths: ["1": 64, "2": 128]).map { .unknown(52, $0) }
        case "SSHFP": return digest(fields, numbers: 2, lengths: ["1": 40, "2": 64]).map { .unknown(44, $0) }
        case "SVCB": return serviceBinding(quoted).map { .unknown(64, $0) }
        case "HTTPS": return serviceBinding(quoted).map { .unknown(65, $0) }
        default: return nil
        }
    }

    private static func name(_ text: String) -> DomainName? { try? DomainName(route53: text) }

    static func address(_ text: String, _ family: Int32, _ count: Int) -> [UInt8]? {
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
        return numbers.flatMap(\.networkOrder) + target.canonicalWireFormat
    }

    private static func caa(_ fields: [QuotedField]) -> RecordData? {
        guard fields.count == 3, let flags = UInt8(fields[0].text), let tag = UInt8(exactly: fields[1].octets.count)
        else { return nil }
        return .unknown(257, [flags, tag] + fields[1].octets + fields[2].octets)
    }

    /// Source: RFC 3403 section 4.1; Route 53 wants quotation marks round the three texts.
    private static func naptr(_ fields: [QuotedField]) -> RecordData? {
        guard fields.count == 6, let order = UInt16(fields[0].text), let preference = UInt16(fields[1].text),
            fields[2...4].allSatisfy({ $0.isQuoted && $0.octets.count <= 255 }), let replacement = name(fields[5].text)
        else { return nil }
        let texts = fields[2...4].flatMap { [UInt8($0.octets.count)] + $0.octets }
        return .unknown(
            35, order.networkOrder + preference.networkOrder + texts + replacement.canonicalWireFormat)
    }

    /// Numbers of 8 bits and hexadecimal digits, whose count the last of the numbers may determine.
    ///
    /// Source: RFC 6698 section 2.2, RFC 4255 section 3.2.
    private static func digest(_ fields: [String], numbers: Int, lengths: [String: Int]) -> [UInt8]? {
        let values = fields.prefix(numbers).compactMap { UInt8($0) }
        let digits = fields.dropFirst(numbers).joined()
        guard values.count == numbers, !digits.isEmpty, let digest = try? Hexadecimal.decode(digits),
            lengths[fields[numbers - 1]].map({ $0 == digits.utf8.count }) ?? true
        else { return nil }
        return values + digest
    }

    /// Source: RFC 9460 section 2.2.
    private static func serviceBinding(_ fields: [QuotedField]) -> [UInt8]? {
        guard fields.count >= 2, let priority = UInt16(fields[0].text), let target = name(fields[1].text),
            let parameters = ServiceParameters(fields.dropFirst(2)),
            // Priority 0 is another name for the service, of which nothing more can be said.
            priority > 0 || parameters.isEmpty
        else { return nil }
        return priority.networkOrder + target.canonicalWireFormat + parameters.wireFormat
    }
}
