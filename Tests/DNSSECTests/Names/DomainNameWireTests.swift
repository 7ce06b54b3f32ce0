import DNSSEC
import Testing

/// Names as octets, and the names around a name.
struct DomainNameWireTests {
    @Test(
        arguments: [
            [], [1], [1, 97], [0, 0], [1, 97, 0, 0], [2, 97, 0], [64] + [UInt8](repeating: 97, count: 64) + [0],
            [0xC0, 0x0C], [1, 97, 0xC0, 0x0C], [0x41, 97, 0], [1, 97, 0, 1, 98, 0],
        ] as [[UInt8]])
    func `only exactly one uncompressed name is read`(octets: [UInt8]) {
        let error = #expect(throws: DomainNameError.notAWireFormat) { try DomainName(wireFormat: octets) }
        #expect(error?.description == "the octets are not exactly one uncompressed name")
    }

    @Test func `256 octets are too many`() throws {
        let labels = [UInt8]([1, 97])
        let longest = [UInt8](Array(repeating: labels, count: 127).joined()) + [0]
        #expect(try DomainName(wireFormat: longest).wireFormat == longest)
        #expect(throws: DomainNameError.nameTooLong(octets: 257)) { try DomainName(wireFormat: labels + longest) }
    }

    @Test func `a name cut short is no name`() throws {
        let wire = try DomainName("www.example.com").wireFormat
        for count in wire.indices {
            #expect(throws: DomainNameError.notAWireFormat) { try DomainName(wireFormat: Array(wire.prefix(count))) }
        }
    }

    @Test(arguments: Vectors.delegations)
    func `the canonical form is dnspython's`(vector: Vectors.Delegation) throws {
        let name = try DomainName(vector.name)
        #expect(Hexadecimal.encode(name.canonicalWireFormat, .lower) == vector.canonical)
        #expect(try DomainName(wireFormat: name.canonicalWireFormat) == name)
        #expect(name.description == vector.name)
    }

    @Test func `the canonical form lowers letters and nothing else`() throws {
        let all = (UInt8.min ... .max).map { $0 }
        let labels = stride(from: 0, to: 252, by: 63).map { Array(all[$0..<$0 + 63]) }
        for half in [labels.prefix(2), labels.suffix(2)] {
            let name = try DomainName(labels: Array(half))
            let lowered = half.map { $0.map { (0x41...0x5A).contains($0) ? $0 + 32 : $0 } }
            #expect(try DomainName(wireFormat: name.canonicalWireFormat).labels == lowered)
        }
    }

    @Test func `the root has no parent`() throws {
        #expect(DomainName.root.parent == nil)
        #expect(DomainName.root.isRoot)
        #expect(DomainName.root.labelCount == 0)
        #expect(DomainName.root.labels.isEmpty)
        #expect(try DomainName("com").parent == .root)
        #expect(try DomainName("www.example.com").parent == DomainName("example.com"))
    }

    @Test(arguments: [
        ("example.com", "example.com", true), ("www.EXAMPLE.com", "example.COM", true), ("example.com", ".", true),
        (".", ".", true), (".", "com", false), ("com", "example.com", false), ("badexample.com", "example.com", false),
        (#"a\.example.com"#, "example.com", false), ("example.com", "example.org", false),
        (#"\003com"#, "com", false),
    ])
    func `knows what lies below`(name: String, other: String, answer: Bool) throws {
        #expect(try DomainName(name).isSubdomain(of: DomainName(other)) == answer)
    }

    @Test(arguments: [("*.a", true), ("*", true), ("a.*", false), ("**.a", false), (".", false), (#"\042.a"#, true)])
    func `knows a wildcard`(name: String, answer: Bool) throws {
        #expect(try DomainName(name).isWildcard == answer)
    }

    @Test(arguments: [(-1, "."), (0, "."), (1, "com."), (2, "b.com."), (3, "a.b.com."), (9, "a.b.com.")])
    func `takes labels from the right`(count: Int, suffix: String) throws {
        #expect(try DomainName("a.b.com").suffix(labelCount: count).description == suffix)
    }

    @Test func `takes a label in front`() throws {
        #expect(try DomainName("com").prefixed(by: [97, 46]).description == #"a\..com."#)
        #expect(throws: DomainNameError.emptyLabel(position: 1)) { try DomainName.root.prefixed(by: []) }
    }
}
