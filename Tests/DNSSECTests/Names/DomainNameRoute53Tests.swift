import DNSSEC
import Testing

/// Names as Route 53 returns them.
struct DomainNameRoute53Tests {
    @Test(arguments: [
        (".", ".", "."),
        ("example.com.", "example.com.", "example.com."),
        ("EXAMPLE.com", "EXAMPLE.com.", "example.com."),
        (#"\052.example.com."#, "*.example.com.", #"\052.example.com."#),
        ("*.example.com.", "*.example.com.", #"\052.example.com."#),
        (#"0\05725.2.0.192.in-addr.arpa."#, "0/25.2.0.192.in-addr.arpa.", #"0\05725.2.0.192.in-addr.arpa."#),
        (#"a\056b.example."#, #"a\.b.example."#, #"a\056b.example."#),
        (#"a\134b.example."#, #"a\\b.example."#, #"a\134b.example."#),
        (#"\000\377.example."#, #"\000\255.example."#, #"\000\377.example."#),
        (#"\100."#, #"\@."#, #"\100."#),
        (#"\101b."#, "Ab.", "ab."),
        (#"_a-b."#, "_a-b.", "_a-b."),
    ])
    func `reads and writes octal escapes`(text: String, presentation: String, written: String) throws {
        let name = try DomainName(route53: text)
        #expect(name.description == presentation)
        #expect(name.route53Description == written)
        #expect(try DomainName(presentation) == name)
    }

    @Test(
        arguments: [
            ("", .empty),
            (#"\"#, .incompleteEscape(position: 1)),
            (#"\05"#, .incompleteEscape(position: 1)),
            (#"\*."#, .incompleteEscape(position: 1)),
            (#"a.\.b."#, .incompleteEscape(position: 3)),
            (#"\400."#, .invalidEscape(#"\400"#, position: 1)),
            (#"\777."#, .invalidEscape(#"\777"#, position: 1)),
            (#"a\128."#, .invalidEscape(#"\128"#, position: 2)),
            (#"\09a."#, .incompleteEscape(position: 1)),
            ("a b.", .characterNotAllowed(" ", position: 2)),
            ("ä.", .characterNotAllowed("ä", position: 1)),
            ("a..", .emptyLabel(position: 3)),
        ] as [(String, DomainNameError)])
    func `refuses what Route 53 does not write`(text: String, error: DomainNameError) {
        #expect(throws: error) { try DomainName(route53: text) }
    }

    @Test func `the same digits are another octet in the two forms`() throws {
        #expect(try DomainName(route53: #"\052."#).labels == [[42]])
        #expect(try DomainName(#"\052."#).labels == [[52]])
    }

    @Test func `every octet has an escape of its own`() throws {
        for octet in UInt8.min ... .max {
            let name = try DomainName(labels: [[octet]])
            // Route 53 writes lower case, so that a capital letter comes back as a small one.
            #expect(try DomainName(route53: name.route53Description) == name)
            #expect(try DomainName(name.description).wireFormat == name.wireFormat)
        }
    }

    @Test(arguments: Vectors.delegations)
    func `agrees with the vectors`(vector: Vectors.Delegation) throws {
        let name = try DomainName(vector.name)
        #expect(name.route53Description == vector.route53)
        #expect(try DomainName(route53: vector.route53) == name)
    }
}
