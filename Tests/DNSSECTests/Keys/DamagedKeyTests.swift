import DNSSEC
import Testing

/// A good key with octets cut off, added or turned is no key.
struct DamagedKeyTests {
    let good: [UInt8]

    init() throws {
        good = Array(try #require(Vectors.acceptedKeys.first { $0.content.count == 91 }).content)
    }

    @Test func `every shorter DER is cut short`() {
        for count in 1..<good.count {
            let error = #expect(throws: PublicKeyError.self) {
                try P256PublicKey(subjectPublicKeyInfo: Array(good.prefix(count)))
            }
            guard case .truncated(let expected, let found) = error else {
                Issue.record("\(count) octets: \(error.map(String.init(describing:)) ?? "taken")")
                continue
            }
            #expect(found == count)
            #expect(expected == (count < 2 ? 2 : 91))
        }
    }

    @Test func `every turned bit is noticed`() {
        for index in good.indices {
            for bit in 0..<8 {
                var turned = good
                turned[index] ^= 1 << UInt8(bit)
                #expect(throws: PublicKeyError.self, "bit \(bit) of octet \(index)") {
                    try P256PublicKey(pemOrDER: turned)
                }
            }
        }
    }

    @Test func `a turned bit in the point is not on the curve`() {
        for index in 27..<good.count {
            var turned = good
            turned[index] ^= 0x10
            #expect(throws: PublicKeyError.notOnCurve) { try P256PublicKey(subjectPublicKeyInfo: turned) }
        }
    }

    @Test(arguments: [1, 2, 90, 91, 1000])
    func `added octets are counted`(count: Int) {
        #expect(throws: PublicKeyError.trailingOctets(count: count)) {
            try P256PublicKey(subjectPublicKeyInfo: good + [UInt8](repeating: 0x0A, count: count))
        }
    }

    @Test(arguments: [3279, 5208, 7468] as [UInt64])
    func `random octets are refused, never worse`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<2000 {
            let start = good.prefix(Int.random(in: 0...30, using: &generator))
            let octets = start + generator.octets(Int.random(in: 0...100, using: &generator))
            #expect(throws: PublicKeyError.self) { try P256PublicKey(pemOrDER: Array(octets)) }
        }
    }
}
