/// Random numbers that can be had again from the seed, which failing tests print.
struct SeededGenerator: RandomNumberGenerator, CustomStringConvertible {
    let seed: UInt64
    private var state: UInt64

    init(seed: UInt64) {
        self.seed = seed
        state = seed
    }

    var description: String { "seed \(seed)" }

    /// SplitMix64.
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// Text of any scalars, with many of those that need care.
    mutating func text(upTo length: Int) -> String {
        let strange: [UInt32] = [
            0x1B, 0x0A, 0x9B, 0x202E, 0x200D, 0xFE0F, 0x301, 0x6F22, 0x1F600, 0x1F1E9, 0x1161, 0x20,
        ]
        var scalars = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 0...length, using: &self) {
            let value =
                switch Int.random(in: 0..<4, using: &self) {
                case 0: UInt32.random(in: 0x20..<0x7F, using: &self)
                case 1: strange.randomElement(using: &self) ?? 0
                case 2: UInt32.random(in: 0..<0x3000, using: &self)
                default: UInt32.random(in: 0..<0x110000, using: &self)
                }
            if let scalar = Unicode.Scalar(value) { scalars.append(scalar) }
        }
        return String(scalars)
    }
}
