/// Hexadecimal digits.
enum Hexadecimal {
    static let upperCaseDigits = Array("0123456789ABCDEF".utf8)
    static let lowerCaseDigits = Array("0123456789abcdef".utf8)

    /// Two lower-case digits for each octet.
    static func text(_ octets: some Sequence<UInt8>) -> String {
        var digits: [UInt8] = []
        digits.reserveCapacity(2 * octets.underestimatedCount)
        for octet in octets {
            digits.append(lowerCaseDigits[Int(octet >> 4)])
            digits.append(lowerCaseDigits[Int(octet & 15)])
        }
        return String(decoding: digits, as: UTF8.self)
    }
}
