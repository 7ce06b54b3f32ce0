import DNSSEC
import Testing

/// Key tags, RFC 4034 appendix B.
struct KeyTagTests {
    /// The reference implementation of appendix B, over the record's whole data.
    static func reference(_ rdata: [UInt8]) -> UInt16 {
        var sum: UInt64 = 0
        for (index, octet) in rdata.enumerated() { sum += index % 2 == 0 ? UInt64(octet) << 8 : UInt64(octet) }
        sum += (sum >> 16) & 0xFFFF
        return UInt16(sum & 0xFFFF)
    }

    @Test(arguments: [1982, 4034, 6605] as [UInt64])
    func `random keys have the reference's tag`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<500 {
            let key = DNSKEY(
                flags: .random(in: 0...UInt16.max, using: &generator),
                protocolNumber: .random(in: 0...UInt8.max, using: &generator),
                algorithm: SecurityAlgorithm(rawValue: .random(in: 2...UInt8.max, using: &generator)),
                publicKey: generator.octets(.random(in: 0...130, using: &generator)))
            #expect(key.keyTag == Self.reference(key.rdata), "\(key)")
        }
    }

    @Test func `the largest key does not overflow`() {
        let key = DNSKEY(
            flags: .max, protocolNumber: .max, algorithm: 255, publicKey: [UInt8](repeating: 0xFF, count: 65_531))
        #expect(key.keyTag == Self.reference(key.rdata))
    }

    @Test(
        arguments: [
            ([], 0), ([1, 2], 0), ([0xAA, 0xBB, 0xCC], 0xAABB), ([1, 2, 3, 4, 5, 6], 0x0405),
        ] as [([UInt8], UInt16)])
    func `RSA with MD5 has a tag of its own, appendix B.1`(publicKey: [UInt8], tag: UInt16) {
        #expect(DNSKEY(flags: 256, algorithm: .rsaMD5, publicKey: publicKey).keyTag == tag)
    }

    @Test func `an empty key has a tag`() {
        #expect(DNSKEY(flags: 257, algorithm: .ecdsaP256SHA256, publicKey: []).keyTag == 257 + 0x030D)
    }
}
