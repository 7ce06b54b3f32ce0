extension Unicode.Scalar {
    /// How a sentence names the character: itself where it can be seen, else its number.
    var named: String {
        switch value {
        case 0x20: "a blank"
        case 0x09: "a tab"
        case 0x0A, 0x0D: "a line end"
        case 0x21...0x7E: String(self)
        case 0..<0x20, 0x7F...0x9F: "the control character \(codePoint)"
        default: properties.isAlphabetic ? "\(self) (\(codePoint))" : "the character \(codePoint)"
        }
    }

    private var codePoint: String {
        let digits = String(value, radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}
