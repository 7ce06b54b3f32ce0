import DNSSEC
import Testing

/// Records' data as text.
struct RecordParsingTests {
    static let digest = "B4C8C1FE2E7477127B27115656AD6256F424625BF5C1E2770CE6D6E37DF61D17"
    static let key = "GojIhhXUN/u4v54ZQqGSnyhWJwaubCvTmeexv7bR6edbkrSqQpF64cYbcB7wNcP+e+MAnLr+Wi9xMWyQLc8NAA=="

    @Test(arguments: [
        "55648 13 2 \(digest)", "55648 13 2 \(digest.lowercased())", "  55648\t13  2\n\(digest)\r\n",
        "55648 ECDSAP256SHA256 2 \(digest)", "55648 ecdsap256sha256 2 \(digest)", "055648 013 02 \(digest)",
        "55648 13 2 \(digest.prefix(56)) \(digest.suffix(8))", "55648 13 2 \(digest.map { "\($0) " }.joined())",
    ])
    func `a DS record is read as tools write it`(text: String) throws {
        #expect(try DelegationSigner(parsing: text).description == "55648 13 2 \(Self.digest)")
    }

    @Test(arguments: [
        "257 3 13 \(key)", "257\t3 13\r\n\(key)\n", "257 3 ECDSAP256SHA256 \(key)",
        "257 3 13 \(key.prefix(56)) \(key.suffix(32))",
    ])
    func `a DNSKEY record is read as tools write it`(text: String) throws {
        #expect(try DNSKEY(parsing: text).description == "257 3 13 \(Self.key)")
    }

    @Test func `unknown numbers are kept`() throws {
        #expect(try DelegationSigner(parsing: "0 0 0 00").description == "0 0 0 00")
        #expect(try DelegationSigner(parsing: "65535 255 255 ABCDEF").description == "65535 255 255 ABCDEF")
        #expect(try DNSKEY(parsing: "65535 255 200 AAAA").description == "65535 255 200 AAAA")
    }

    @Test(arguments: [
        ("", "the DS record has no key tag; its form is TAG ALGORITHM TYPE DIGEST"),
        (" \n", "the DS record has no key tag; its form is TAG ALGORITHM TYPE DIGEST"),
        ("55648", "the DS record has no algorithm; its form is TAG ALGORITHM TYPE DIGEST"),
        ("55648 13", "the DS record has no digest type; its form is TAG ALGORITHM TYPE DIGEST"),
        ("55648 13 2", "the DS record has no digest; its form is TAG ALGORITHM TYPE DIGEST"),
        (
            "example.net. IN DS 55648 13 2 \(digest)",
            "the key tag of the DS record is not a decimal number: \"example.net.\"; its form is TAG ALGORITHM TYPE DIGEST"
        ),
        (
            "-1 13 2 00",
            "the key tag of the DS record is not a decimal number: \"-1\"; its form is TAG ALGORITHM TYPE DIGEST"
        ),
        (
            "٣ 13 2 00",
            "the key tag of the DS record is not a decimal number: \"?\"; its form is TAG ALGORITHM TYPE DIGEST"
        ),
        (
            "1\u{1B}[2J 13 2 00",
            "the key tag of the DS record is not a decimal number: \"1?[2J\"; its form is TAG ALGORITHM TYPE DIGEST"
        ),
        (
            "1 RSASHA99 2 00",
            "the algorithm of the DS record is not a decimal number: \"RSASHA99\"; its form is TAG ALGORITHM TYPE DIGEST"
        ),
        ("65536 13 2 00", "the key tag of the DS record is \"65536\"; the largest is 65535"),
        (
            "99999999999999999999999999999 13 2 00",
            "the key tag of the DS record is \"999999999999999999999999…\"; the largest is 65535"
        ),
        ("1 256 2 00", "the algorithm of the DS record is \"256\"; the largest is 255"),
        ("1 13 256 00", "the digest type of the DS record is \"256\"; the largest is 255"),
        ("1 13 2 00zz", "the digest of the DS record has 'z' at position 3, which is no hexadecimal digit"),
        ("1 13 2 0 0é", "the digest of the DS record has U+E9 at position 3, which is no hexadecimal digit"),
        (
            "1 13 9 000",
            "the digest of the DS record has 3 hexadecimal digits, an odd number: one is missing or too many"
        ),
        ("1 13 2 0000", "the digest of the DS record has 4 hexadecimal digits; type 2 (SHA-256) has 64"),
        ("1 13 4 \(digest)", "the digest of the DS record has 64 hexadecimal digits; type 4 (SHA-384) has 96"),
        ("1 13 1 \(digest)", "the digest of the DS record has 64 hexadecimal digits; type 1 (SHA-1) has 40"),
    ])
    func `what is no DS record is refused in one sentence`(text: String, sentence: String) {
        let error = #expect(throws: RecordParsingError.self) { try DelegationSigner(parsing: text) }
        #expect(error?.description == sentence)
    }

    @Test(arguments: [
        ("", "the DNSKEY record has no flags field; its form is FLAGS PROTOCOL ALGORITHM KEY"),
        ("257", "the DNSKEY record has no protocol; its form is FLAGS PROTOCOL ALGORITHM KEY"),
        ("257 3", "the DNSKEY record has no algorithm; its form is FLAGS PROTOCOL ALGORITHM KEY"),
        ("257 3 13", "the DNSKEY record has no public key; its form is FLAGS PROTOCOL ALGORITHM KEY"),
        ("65536 3 13 AAAA", "the flags field of the DNSKEY record is \"65536\"; the largest is 65535"),
        ("257 3 13 AAAA", "the public key of the DNSKEY record has 3 octets; algorithm 13 (ECDSAP256SHA256) has 64"),
        ("257 3 14 \(key)", "the public key of the DNSKEY record has 64 octets; algorithm 14 (ECDSAP384SHA384) has 96"),
        ("257 3 15 \(key)", "the public key of the DNSKEY record has 64 octets; algorithm 15 (ED25519) has 32"),
        ("257 3 8 AAA", "the public key of the DNSKEY record is not Base 64: 3 characters, not a multiple of four"),
        ("257 3 8 A?AA", "the public key of the DNSKEY record is not Base 64: '?' at position 2"),
        ("257 3 8 AA\u{7}A", "the public key of the DNSKEY record is not Base 64: U+7 at position 3"),
        (
            "257 3 8 AB==",
            "the public key of the DNSKEY record is not Base 64: the last character carries bits beyond the last octet"
        ),
        ("257 3 8 AA==AA==", "the public key of the DNSKEY record is not Base 64: 'A' at position 5"),
    ])
    func `what is no DNSKEY record is refused in one sentence`(text: String, sentence: String) {
        let error = #expect(throws: RecordParsingError.self) { try DNSKEY(parsing: text) }
        #expect(error?.description == sentence)
    }

    @Test func `a character of many code points is not repeated whole`() throws {
        let character = "e" + String(repeating: "\u{301}", count: 10_000)
        let error = try #require(throws: RecordParsingError.self) {
            try DelegationSigner(parsing: "1 13 2 \(character)")
        }
        #expect(
            error.description
                == "the digest of the DS record has U+65 U+301 U+301 U+301 … at position 1, which is no hexadecimal digit"
        )
    }

    @Test(arguments: [3597, 4034] as [UInt64])
    func `any text is read or refused, and what is read is written the same`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let pieces = [
            "257", "3", "13", "2", "8", "65536", "00", "AAAA", "A", "==", "é", "\u{0}", " ", "\n", "\r\n", "-1",
            Self.key,
        ]
        for _ in 0..<2000 {
            let count = Int.random(in: 0...10, using: &generator)
            let text = (0..<count).compactMap { _ in pieces.randomElement(using: &generator) }.joined(separator: " ")
            if let key = try? DNSKEY(parsing: text) {
                #expect((try? DNSKEY(parsing: key.description)) == key, "\(text.debugDescription)")
            }
            if let record = try? DelegationSigner(parsing: text) {
                #expect((try? DelegationSigner(parsing: record.description)) == record, "\(text.debugDescription)")
            }
        }
    }

    @Test func `a megabyte is refused`() {
        let text = "257 3 8 " + String(repeating: "AAAA", count: 1 << 18)
        let error = #expect(throws: RecordParsingError.self) { try DNSKEY(parsing: text) }
        #expect(error?.description == "the text has 1048584 characters, more than any DNSKEY record")
        #expect(throws: RecordParsingError.self) { try DelegationSigner(parsing: text) }
    }

    @Test(arguments: [(13, "13 (ECDSAP256SHA256)"), (8, "8 (RSASHA256)"), (200, "200")] as [(UInt8, String)])
    func `algorithms are shown with their names`(number: UInt8, shown: String) {
        #expect(SecurityAlgorithm(rawValue: number).description == shown)
    }
}
