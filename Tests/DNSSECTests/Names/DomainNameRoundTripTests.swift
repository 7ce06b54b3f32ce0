import DNSSEC
import Testing

/// What is written is read back, over random names. The seed is the argument, which a failure shows.
struct DomainNameRoundTripTests {
    static let seeds: [UInt64] = [4034, 1035, 4343, 53]

    @Test(arguments: seeds)
    func `every form gives the name back`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<250 {
            let labels = generator.labels()
            let name = try DomainName(labels: labels)
            #expect(name.labels == labels)
            #expect(name.labelCount == labels.count)
            #expect(try DomainName(wireFormat: name.wireFormat).wireFormat == name.wireFormat)
            #expect(try DomainName(name.description).wireFormat == name.wireFormat)
            #expect(try DomainName(route53: name.route53Description).wireFormat == name.canonicalWireFormat)
        }
    }

    @Test(arguments: seeds)
    func `order, equality and hash go together`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        // Few octets, so that equal names and common suffixes happen.
        func label() -> [UInt8] {
            (0..<Int.random(in: 1...2, using: &generator)).map { _ in
                [0, 0x41, 0x61, 0xFF].randomElement(using: &generator) ?? 0
            }
        }
        let names = try (0..<80).map { _ in
            try DomainName(labels: (0..<Int.random(in: 0...3, using: &generator)).map { _ in label() })
        }
        for one in names {
            for other in names {
                #expect([one < other, one == other, other < one].count { $0 } == 1, "\(one) and \(other)")
                #expect((one == other) == (one.canonicalWireFormat == other.canonicalWireFormat))
                #expect(one != other || one.hashValue == other.hashValue)
                #expect(!one.isSubdomain(of: other) || !(one < other))
            }
        }
        let sorted = names.sorted()
        #expect(zip(sorted, sorted.dropFirst()).allSatisfy { !($1 < $0) })
    }

    @Test(arguments: seeds)
    func `any octets are a name or refused, never worse`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<2000 {
            let octets = (0..<Int.random(in: 0...6, using: &generator)).map { _ in
                UInt8.random(in: 0...5, using: &generator)
            }
            guard let name = try? DomainName(wireFormat: octets) else { continue }
            #expect(name.wireFormat == octets)
            #expect((try? DomainName(labels: name.labels)) == name, "\(octets)")
        }
    }

    @Test(arguments: seeds)
    func `any text is read or refused, never worse`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let pieces = [
            "a", "Z", "0", "9", ".", "\\", "\\0", "\\25", "\\256", "*", " ", "\"", "ü", "\u{301}", "\r\n", "\u{0}",
        ]
        for _ in 0..<2000 {
            let count = Int.random(in: 0...12, using: &generator)
            let text = (0..<count).compactMap { _ in pieces.randomElement(using: &generator) }.joined()
            if let name = try? DomainName(text) {
                #expect((try? DomainName(name.description))?.wireFormat == name.wireFormat, "\(text.debugDescription)")
            }
            if let name = try? DomainName(route53: text) {
                #expect((try? DomainName(route53: name.route53Description)) == name, "\(text.debugDescription)")
            }
        }
    }
}
