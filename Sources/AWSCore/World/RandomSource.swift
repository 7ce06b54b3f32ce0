/// Randomness, as an argument.
public struct RandomSource: Sendable {
    /// As many random octets as wanted.
    public var octets: @Sendable (Int) -> [UInt8]

    /// A source of this function.
    public init(octets: @escaping @Sendable (Int) -> [UInt8]) {
        self.octets = octets
    }

    /// The system's random number generator.
    public static let system = RandomSource { count in
        var generator = SystemRandomNumberGenerator()
        return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    }
}

extension RandomSource {
    /// A number from 0 up to, and not including, 1.
    func fraction() -> Double {
        let bits = octets(8).prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        return Double(bits >> 11) / Double(UInt64(1) << 53)
    }

    /// A random UUID in lower case, RFC 9562 version 4.
    func uuid() -> String {
        var octets = Array(octets(16).prefix(16))
        octets += Array(repeating: 0, count: 16 - octets.count)
        octets[6] = octets[6] & 0x0F | 0x40
        octets[8] = octets[8] & 0x3F | 0x80
        let groups = [octets[0..<4], octets[4..<6], octets[6..<8], octets[8..<10], octets[10..<16]]
        return groups.map { Hexadecimal.text($0) }.joined(separator: "-")
    }
}
