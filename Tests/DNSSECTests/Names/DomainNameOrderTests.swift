import DNSSEC
import Testing

/// The canonical order of names.
struct DomainNameOrderTests {
    @Test func `RFC 4034 section 6.1 gives its example's order`() throws {
        let order = [
            "example", "a.example", "yljkjljk.a.example", "Z.a.example", "zABC.a.EXAMPLE", "z.example",
            #"\001.z.example"#, "*.z.example", #"\200.z.example"#,
        ]
        let names = try order.map { try DomainName($0) }
        #expect(names.reversed().sorted().map(\.description) == order.map { $0 + "." })
        for (index, name) in names.enumerated() {
            for later in names[(index + 1)...] {
                #expect(name < later)
                #expect(!(later < name))
            }
        }
    }

    @Test(arguments: [
        (".", "a."), ("a.", "b."), ("a.", "aa."), ("b.a.", "a.b."), ("z.a.", "b."), (#"\000."#, "a."),
        ("Z.", #"\200."#),
        ("a.", "B."), ("A.", "b."), (#"a\.b."#, "ab."),
    ])
    func `the first comes before the second`(first: String, second: String) throws {
        #expect(try DomainName(first) < DomainName(second))
        #expect(try !(DomainName(second) < DomainName(first)))
    }

    @Test(arguments: [("EXAMPLE.com", "example.COM."), (#"\065"#, "a"), (".", "."), (#"\097.b"#, "A.B")])
    func `names that differ in case are the same`(one: String, other: String) throws {
        let (one, other) = (try DomainName(one), try DomainName(other))
        #expect(one == other)
        #expect(Set([one, other]).count == 1)
        #expect(!(one < other) && !(other < one))
    }

    @Test(arguments: [
        ("a.b", #"a\.b"#), ("a", "a.a"), (".", "a"), (#"\193"#, #"\225"#), ("@a", "`a"), ("[a", "{a"),
    ])
    func `names that differ in more are not the same`(one: String, other: String) throws {
        #expect(try DomainName(one) != DomainName(other))
    }
}
