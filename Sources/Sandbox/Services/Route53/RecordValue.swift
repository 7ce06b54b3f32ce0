import DNSSEC

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// The types of records that zones of Route 53 can hold.
enum HostedRecordType {
    /// In the order of the model.
    static let all = [
        "SOA", "A", "TXT", "NS", "CNAME", "MX", "NAPTR", "PTR", "SRV", "SPF", "AAAA", "CAA", "DS", "TLSA", "SSHFP",
        "SVCB", "HTTPS",
    ]
}

/// Whether a record's text is one of its type: the checks of Route 53, with words in its manner.
enum RecordValue {
    /// What is wrong; nil when nothing is.
    static func problem(_ value: String, type: String) -> String? {
        let fields = value.split { $0 == " " || $0 == "\t" }.map(String.init)
        guard !fields.isEmpty else { return "\(type)RRDATAEmpty (Value is empty)" }
        switch type {
        case "A":
            return isAddress(value, AF_INET) ? nil : "ARRDATAIllegalIPv4Address (Value is not a valid IPv4 address)"
        case "AAAA":
            return isAddress(value, AF_INET6)
                ? nil : "AAAARRDATAIllegalIPv6Address (Value is not a valid IPv6 address)"
        case "CNAME", "NS", "PTR":
            guard fields.count == 1 else { return "\(type)RRDATANotSingleField (Value contains spaces)" }
            return isName(value) ? nil : "\(type)RRDATAIllegalDomainName (Value is not a valid domain name)"
        case "MX", "SRV":
            return hosted(fields, numbers: type == "MX" ? 1 : 3, type: type)
        case "TXT", "SPF": return problem(inCharacterStrings: value)
        case "DS": return problem(inDS: fields)
        case "SOA":
            guard fields.count == 7, isName(fields[0]), isName(fields[1]), fields[2...].allSatisfy({ isNumber($0) })
            else { return "SOARRDATANotSevenFields (Value does not have seven valid fields)" }
            return nil
        case "CAA":
            return fields.count >= 3 && isNumber(fields[0], upTo: 255)
                ? nil : "CAARRDATANotThreeFields (Value does not have three valid fields)"
        case "NAPTR", "TLSA", "SSHFP", "SVCB", "HTTPS":
            return RecordWire.data(value, type: type) == nil
                ? "\(type)RRDATAIllegalField (Value is not \(forms[type] ?? type))" : nil
        default: return nil
        }
    }

    /// What the values of the rarer types are made of.
    private static let forms = [
        "NAPTR": "order, preference, \"flags\", \"service\", \"regular expression\" and replacement",
        "TLSA": "usage, selector, matching type and hexadecimal digits of its length",
        "SSHFP": "algorithm, type and a fingerprint in hexadecimal digits of its length",
        "SVCB": "priority, target name and parameters of RFC 9460",
        "HTTPS": "priority, target name and parameters of RFC 9460",
    ]

    private static func hosted(_ fields: [String], numbers: Int, type: String) -> String? {
        guard fields.count == numbers + 1 else {
            return "\(type)RRDATAFieldCount (Value has not \(numbers + 1) fields)"
        }
        guard fields.prefix(numbers).allSatisfy({ isNumber($0, upTo: 65_535) }), isName(fields[numbers]) else {
            return "\(type)RRDATAIllegalField (A field of the value is not valid)"
        }
        return nil
    }

    private static func problem(inDS fields: [String]) -> String? {
        let lengths = ["1": 40, "2": 64, "4": 96]
        guard fields.count >= 4, isNumber(fields[0], upTo: 65_535), isNumber(fields[1], upTo: 255) else {
            return "DSRRDATANotFourFields (Value does not have four valid fields)"
        }
        let digest = fields[3...].joined()
        guard digest.utf8.count == lengths[fields[2]], (try? Hexadecimal.decode(digest)) != nil else {
            return "DSRRDATAIllegalDigest (The digest is not one of its type)"
        }
        return nil
    }

    /// One or more strings in quotation marks, of 255 characters at most.
    private static func problem(inCharacterStrings value: String) -> String? {
        var rest = value[...]
        while true {
            rest = rest.drop { $0 == " " || $0 == "\t" }
            guard let first = rest.first else { return nil }
            guard first == "\"" else {
                return "InvalidCharacterString (Value should be enclosed in quotation marks)"
            }
            rest = rest.dropFirst()
            var count = 0
            while let character = rest.first, character != "\"" {
                rest = rest.dropFirst(character == "\\" ? 2 : 1)
                count += 1
            }
            guard rest.first == "\"" else { return "InvalidCharacterString (Unterminated quotation mark)" }
            guard count <= 255 else { return "CharacterStringTooLong (Value is too long)" }
            rest = rest.dropFirst()
        }
    }

    private static func isAddress(_ text: String, _ family: Int32) -> Bool {
        withUnsafeTemporaryAllocation(byteCount: 16, alignment: 8) { buffer in
            inet_pton(family, text, buffer.baseAddress) == 1
        }
    }

    private static func isName(_ text: String) -> Bool { (try? DomainName(route53: text)) != nil }

    private static func isNumber(_ text: String, upTo maximum: Int = 4_294_967_295) -> Bool {
        Int(text).map { (0...maximum).contains($0) } ?? false
    }
}
