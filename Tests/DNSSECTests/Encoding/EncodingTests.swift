import DNSSEC
import Foundation
import Testing

/// Base 64 and hexadecimal, against Foundation's and by hand.
struct EncodingTests {
    /// RFC 4648 section 10.
    @Test(arguments: [
        ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
        ("foobar", "Zm9vYmFy"),
    ])
    func `RFC 4648 section 10 gives Base 64`(text: String, base64: String) throws {
        #expect(Base64.encode(Array(text.utf8)) == base64)
        #expect(try Base64.decode(base64) == Array(text.utf8))
    }

    @Test(arguments: [4648, 2045] as [UInt64])
    func `random octets are Foundation's Base 64`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        for count in 0..<200 {
            let octets = generator.octets(count)
            #expect(Base64.encode(octets) == Data(octets).base64EncodedString())
            #expect(try Base64.decode(Base64.encode(octets)) == octets)
            #expect(try Hexadecimal.decode(Hexadecimal.encode(octets)) == octets)
            #expect(try Hexadecimal.decode(Hexadecimal.encode(octets, .lower)) == octets)
        }
    }

    @Test(
        arguments: [
            ("Z", .wrongLength(1)), ("Zg", .wrongLength(2)), ("Zg=", .wrongLength(3)), ("Zm9vY", .wrongLength(5)),
            ("Zh==", .strayBits), ("Zm9=", .strayBits), ("=", .unexpected("=", position: 1)),
            ("Z===", .unexpected("=", position: 2)), ("Zg==Zg==", .unexpected("Z", position: 5)),
            ("Zg==A", .unexpected("A", position: 5)), ("Zg===", .unexpected("=", position: 5)),
            ("Zm8==", .unexpected("=", position: 5)), ("Zg=A", .unexpected("A", position: 4)),
            ("Zm9v\n", .unexpected("\n", position: 5)), ("Zm 9", .unexpected(" ", position: 3)),
            ("Zm-_", .unexpected("-", position: 3)), ("Zmé9", .unexpected("é", position: 3)),
        ] as [(String, Base64.DecodingFailure)])
    func `Base 64 is read strictly`(text: String, failure: Base64.DecodingFailure) {
        #expect(throws: failure) { try Base64.decode(text) }
    }

    @Test func `hexadecimal has two digits an octet`() throws {
        #expect(Hexadecimal.encode([]) == "")
        #expect(Hexadecimal.encode([0, 9, 10, 0xAF, 0xFF]) == "00090AAFFF")
        #expect(Hexadecimal.encode([0xAF], .lower) == "af")
        #expect(try Hexadecimal.decode("aF00") == [0xAF, 0])
    }

    @Test(
        arguments: [
            ("0", .oddDigitCount(1)), ("0g", .notADigit("g", position: 2)), ("0x", .notADigit("x", position: 2)),
            ("00 ", .notADigit(" ", position: 3)), ("00 11", .notADigit(" ", position: 3)),
            ("0٣", .notADigit("٣", position: 2)),
        ] as [(String, Hexadecimal.DecodingFailure)])
    func `hexadecimal is read strictly`(text: String, failure: Hexadecimal.DecodingFailure) {
        #expect(throws: failure) { try Hexadecimal.decode(text) }
    }
}
