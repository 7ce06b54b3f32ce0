/// SplitMix64: the same numbers for the same seed on every machine, so that a failure's seed repeats it.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// Octets of any value.
    mutating func octets(_ count: Int) -> [UInt8] {
        (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &self) }
    }

    /// Labels that make a name within its limits, often close to them.
    mutating func labels() -> [[UInt8]] {
        var labels: [[UInt8]] = []
        var left = 254
        for _ in 0..<Int.random(in: 0...8, using: &self) where left > 1 {
            let length = Int.random(in: 1...min(63, left - 1), using: &self)
            labels.append(octets(length))
            left -= length + 1
        }
        return labels
    }
}
