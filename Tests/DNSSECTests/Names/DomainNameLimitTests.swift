import DNSSEC
import Testing

/// A label has at most 63 octets, a name at most 255.
struct DomainNameLimitTests {
    static let label63 = String(repeating: "a", count: 63)
    /// Three labels of 63 octets and one of 61: 64 × 3 + 62 + 1 octets.
    static let name255 = "\(label63).\(label63).\(label63)." + String(repeating: "b", count: 61)

    @Test(arguments: [("", 64), (".", 64), (".com", 68)])
    func `a label has 63 octets`(suffix: String, expected: Int) throws {
        #expect(try DomainName(Self.label63 + suffix).wireFormat.count == expected + 1)
        #expect(throws: DomainNameError.labelTooLong(octets: 64, position: 1)) {
            try DomainName(Self.label63 + "a" + suffix)
        }
    }

    @Test func `a label that is too long is named by its place`() {
        let error = #expect(throws: DomainNameError.self) { try DomainName("www.\(Self.label63)xyz.com") }
        #expect(error == .labelTooLong(octets: 66, position: 5))
        #expect(error?.description == "the label at position 5 has 66 octets; 63 are allowed")
    }

    @Test func `an escape counts as one octet`() throws {
        let label = String(repeating: #"\195"#, count: 63)
        #expect(try DomainName(label).wireFormat.count == 65)
        #expect(try DomainName(route53: label.replacing("195", with: "303")).wireFormat.count == 65)
        #expect(throws: DomainNameError.labelTooLong(octets: 64, position: 1)) { try DomainName(label + #"\195"#) }
    }

    @Test func `a name has 255 octets`() throws {
        #expect(try DomainName(Self.name255).wireFormat.count == 255)
        #expect(try DomainName(Self.name255 + ".").wireFormat.count == 255)
        let error = #expect(throws: DomainNameError.self) { try DomainName(Self.name255 + "b") }
        #expect(error == .nameTooLong(octets: 256))
        #expect(
            error?.description
                == "the name takes 256 octets; 255 are allowed, one length octet for each label and the root included")
    }

    @Test func `a name has 127 labels`() throws {
        let longest = Array(repeating: "x", count: 127).joined(separator: ".")
        #expect(try DomainName(longest).labelCount == 127)
        #expect(throws: DomainNameError.nameTooLong(octets: 257)) { try DomainName(longest + ".x") }
    }

    @Test func `the longest name in escapes is read`() throws {
        let label = String(repeating: #"\255"#, count: 63)
        let text = "\(label).\(label).\(label)." + String(repeating: #"\255"#, count: 61) + "."
        #expect(try DomainName(text).wireFormat.count == 255)
        #expect(try DomainName(text).description == text)
    }

    @Test(arguments: ["a", ".", "\\", "é", "a."])
    func `a megabyte is refused`(part: String) {
        #expect(throws: DomainNameError.self) { try DomainName(String(repeating: part, count: 1 << 20)) }
        #expect(throws: DomainNameError.self) { try DomainName(route53: String(repeating: part, count: 1 << 20)) }
    }

    @Test func `labels keep to the same limits`() throws {
        let octets = [UInt8](repeating: 0, count: 63)
        #expect(try DomainName(labels: []).isRoot)
        #expect(try DomainName(labels: [octets, octets, octets, Array(octets.prefix(61))]).wireFormat.count == 255)
        #expect(throws: DomainNameError.nameTooLong(octets: 257)) {
            try DomainName(labels: [octets, octets, octets, octets])
        }
        #expect(throws: DomainNameError.labelTooLong(octets: 64, position: 2)) {
            try DomainName(labels: [[1], octets + [0]])
        }
        #expect(throws: DomainNameError.emptyLabel(position: 2)) { try DomainName(labels: [[1], []]) }
    }
}
