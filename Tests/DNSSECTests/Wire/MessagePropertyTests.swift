import DNSSEC
import Testing

/// Many messages, made from a seed that a failure names.
struct MessagePropertyTests {
    @Test(arguments: [1, 2, 3] as [UInt64]) func `what is written is read back`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<500 {
            let message = try Self.message(&generator)
            let back = try Message(decoding: message.wireFormat)
            #expect(back == message, "seed \(seed)")
        }
    }

    @Test(arguments: [11, 12] as [UInt64]) func `random octets never trap`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<20_000 {
            // Small counts, so that the decoder gets beyond the header.
            var octets = generator.octets(Int.random(in: 0...120, using: &generator))
            for index in 4..<12 where octets.count > index { octets[index] &= index % 2 == 0 ? 0 : 3 }
            _ = try? Message(decoding: octets)
        }
    }

    @Test(arguments: [21, 22, 23] as [UInt64]) func `damaged messages are read or refused`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<3000 {
            var octets = try Self.message(&generator).wireFormat
            for _ in 0..<Int.random(in: 1...6, using: &generator) {
                let index = Int.random(in: octets.indices, using: &generator)
                octets[index] = UInt8.random(in: .min ... .max, using: &generator)
            }
            guard let message = try? Message(decoding: octets) else { continue }
            // What was accepted has one meaning: written without compression it reads the same.
            #expect(try Message(decoding: message.wireFormat) == message, "seed \(seed)")
            for set in RRset.sets(in: message.answers) {
                _ = SignatureCheck(of: set, keys: set.keys, zone: set.owner, at: 0)
                _ = set.signatures.map { set.signedOctets(by: $0) }
            }
        }
    }

    private static func message(_ generator: inout SeededGenerator) throws -> Message {
        func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }
        func records() throws -> [ResourceRecord] {
            try (0..<Int.random(in: 0...3, using: &generator)).map { _ in
                ResourceRecord(
                    owner: try DomainName(labels: generator.labels()),
                    ttlSeconds: UInt32.random(in: 0...0x7FFF_FFFF, using: &generator), data: try data(&generator))
            }
        }
        let options = (0..<number(0...2)).map { _ in
            EDNS.Option(
                code: UInt16.random(in: .min ... .max, using: &generator), data: generator.octets(3))
        }
        return Message(
            id: UInt16.random(in: .min ... .max, using: &generator), flags: [.response, .checkingDisabled],
            headerResponseCode: UInt8(number(0...15)),
            questions: [Question(try DomainName(labels: generator.labels()), .ds)], answers: try records(),
            authorities: try records(), additionals: try records(), edns: EDNS(options: options))
    }

    private static func data(_ generator: inout SeededGenerator) throws -> RecordData {
        func octets(_ range: ClosedRange<Int>) -> [UInt8] {
            generator.octets(Int.random(in: range, using: &generator))
        }
        func name() throws -> DomainName { try DomainName(labels: generator.labels()) }
        func types() -> TypeBitmap {
            TypeBitmap(Set((0..<5).map { _ in RecordType(rawValue: UInt16.random(in: 1...600, using: &generator)) }))
        }
        switch Int.random(in: 0..<13, using: &generator) {
        case 0: return .a(generator.octets(4))
        case 1: return .aaaa(generator.octets(16))
        case 2: return .ns(try name())
        case 3: return .cname(try name())
        case 4: return .dname(try name())
        case 5: return .soa(StartOfAuthority(primary: try name(), mailbox: try name(), serial: .max))
        case 6: return .txt([octets(0...255), octets(0...5)])
        case 7: return .ds(DelegationSigner(keyTag: 1, algorithm: 13, digestType: 2, digest: octets(0...40)))
        case 8: return .dnskey(DNSKEY(flags: 257, algorithm: 8, publicKey: octets(0...90)))
        case 9:
            return .rrsig(
                RRSIG(
                    typeCovered: .soa, algorithm: 13, labels: 3, originalTTL: 5, expiration: 6, inception: 7, keyTag: 8,
                    signer: try name(), signature: octets(0...64)))
        case 10: return .nsec(NSEC(next: try name(), types: types()))
        case 11: return .nsec3(NSEC3(salt: octets(0...8), nextHash: octets(0...20), types: types()))
        default: return .unknown(.mx, octets(0...30))
        }
    }
}
