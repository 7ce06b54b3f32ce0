import DNSSEC

/// Percent-encoding as AWS means it: unreserved are letters, digits, `-`, `.`, `_` and `~`.
enum PercentEncoding {
    /// Writes octets, with upper-case digits.
    static func encode(_ octets: some Sequence<UInt8>, keepingSlashes: Bool = false) -> String {
        var text: [UInt8] = []
        for octet in octets {
            if isUnreserved(octet) || keepingSlashes && octet == UInt8(ascii: "/") {
                text.append(octet)
            } else {
                text.append(UInt8(ascii: "%"))
                text += Hexadecimal.encode([octet]).utf8
            }
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// Reads octets; nil when a percent sign is not followed by two digits.
    static func decode(_ text: some Sequence<UInt8>) -> [UInt8]? {
        var octets: [UInt8] = []
        var iterator = text.makeIterator()
        while let octet = iterator.next() {
            guard octet == UInt8(ascii: "%") else {
                octets.append(octet)
                continue
            }
            guard let high = iterator.next(), let low = iterator.next(),
                let value = try? Hexadecimal.decode(String(decoding: [high, low], as: UTF8.self)), value.count == 1
            else { return nil }
            octets += value
        }
        return octets
    }

    /// Reads text; nil when it is not UTF-8 either.
    static func decodedText(_ text: some Sequence<UInt8>) -> String? {
        decode(text).flatMap { String(validating: $0, as: UTF8.self) }
    }

    private static func isUnreserved(_ octet: UInt8) -> Bool {
        switch octet {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
            UInt8(ascii: "~"):
            true
        default: false
        }
    }
}
