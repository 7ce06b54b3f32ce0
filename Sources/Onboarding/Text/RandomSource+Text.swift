import AWSCore

extension RandomSource {
    /// So many random octets, as digits.
    func hexadecimal(_ count: Int) -> String {
        octets(count).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
