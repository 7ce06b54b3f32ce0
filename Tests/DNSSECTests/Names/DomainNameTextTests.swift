import DNSSEC
import Testing

/// Names as zone files and people write them.
struct DomainNameTextTests {
    @Test(arguments: [
        (".", [0], "."),
        ("com", [3, 99, 111, 109, 0], "com."),
        ("com.", [3, 99, 111, 109, 0], "com."),
        ("A.b", [1, 65, 1, 98, 0], "A.b."),
        ("*.b", [1, 42, 1, 98, 0], "*.b."),
        ("_a-b/0", [6, 95, 97, 45, 98, 47, 48, 0], "_a-b/0."),
        (#"\097\098"#, [2, 97, 98, 0], "ab."),
        (#"\000\255"#, [2, 0, 255, 0], #"\000\255."#),
        (#"a\.b.c"#, [3, 97, 46, 98, 1, 99, 0], #"a\.b.c."#),
        (#"a\046b"#, [3, 97, 46, 98, 0], #"a\.b."#),
        (#"a\."#, [2, 97, 46, 0], #"a\.."#),
        (#"\\.b"#, [1, 92, 1, 98, 0], #"\\.b."#),
        (#"\a\-"#, [2, 97, 45, 0], "a-."),
        (#"\ "#, [1, 32, 0], #"\032."#),
        (#"\"\(\)\;"#, [4, 34, 40, 41, 59, 0], #"\"\(\)\;."#),
        (#"\@"#, [1, 64, 0], #"\@."#),
        ("a@b$", [4, 97, 64, 98, 36, 0], #"a\@b\$."#),
    ])
    func `reads and writes the presentation form`(text: String, wire: [UInt8], written: String) throws {
        let name = try DomainName(text)
        #expect(name.wireFormat == wire)
        #expect(name.description == written)
        #expect(try DomainName(written).wireFormat == wire)
    }

    @Test(
        arguments: [
            ("", .empty),
            ("..", .emptyLabel(position: 1)),
            (".com", .emptyLabel(position: 1)),
            ("a..", .emptyLabel(position: 3)),
            ("a..b", .emptyLabel(position: 3)),
            (#"\097..b"#, .emptyLabel(position: 6)),
            (#"\"#, .incompleteEscape(position: 1)),
            (#"a.\"#, .incompleteEscape(position: 3)),
            (#"\1"#, .incompleteEscape(position: 1)),
            (#"\25.b"#, .incompleteEscape(position: 1)),
            (#"a\2b5"#, .incompleteEscape(position: 2)),
            (#"\256"#, .invalidEscape(#"\256"#, position: 1)),
            (#"\097\999"#, .invalidEscape(#"\999"#, position: 5)),
            (" a", .characterNotAllowed(" ", position: 1)),
            ("a b", .characterNotAllowed(" ", position: 2)),
            ("a\n", .characterNotAllowed("\n", position: 2)),
            ("a\r\n", .characterNotAllowed("\r\n", position: 2)),
            ("a\u{0}b", .characterNotAllowed("\u{0}", position: 2)),
            ("a\u{1B}[2J", .characterNotAllowed("\u{1B}", position: 2)),
            ("a\u{7F}", .characterNotAllowed("\u{7F}", position: 2)),
            ("a\\\n", .characterNotAllowed("\n", position: 3)),
            ("@", .characterNotAllowed("@", position: 1)),
            ("a;b", .characterNotAllowed(";", position: 2)),
            ("\"a\"", .characterNotAllowed("\"", position: 1)),
            ("(a", .characterNotAllowed("(", position: 1)),
            (#"\\;"#, .characterNotAllowed(";", position: 3)),
            ("münchen.de", .characterNotAllowed("ü", position: 2)),
            ("a。b", .characterNotAllowed("。", position: 2)),
            ("e\u{301}", .characterNotAllowed("e\u{301}", position: 1)),
            ("\u{202E}moc", .characterNotAllowed("\u{202E}", position: 1)),
        ] as [(String, DomainNameError)])
    func `refuses what is no name and says where`(text: String, error: DomainNameError) {
        #expect(throws: error) { try DomainName(text) }
    }

    @Test(arguments: [
        ("", "the name is empty; the root is written as a single dot"),
        ("a..b", "a label is empty at position 3; labels have 1 to 63 octets, with one dot between them"),
        (
            #"a\1"#,
            "the escape at position 2 is not complete; a backslash needs three digits after it, or (in zone files only) "
                + "one other character"
        ),
        (#"\999"#, #"the escape \999 at position 1 is not an octet"#),
        (
            "a b",
            #"the character number 32 at position 2 is not allowed as it stands; write \032 (in Route 53 \040) if it "#
                + "belongs to the name"
        ),
        (
            "a;b",
            #"the character ; at position 2 is not allowed as it stands; write \059 (in Route 53 \073) if it belongs to "#
                + "the name"
        ),
        (
            "münchen.de",
            "the character U+FC at position 2 is not ASCII; write an international name in its xn-- form"
        ),
    ])
    func `says one sentence`(text: String, sentence: String) {
        let error = #expect(throws: DomainNameError.self) { try DomainName(text) }
        #expect(error?.description == sentence)
    }

    @Test func `a character of many code points is not repeated whole`() throws {
        let character = "e" + String(repeating: "\u{301}", count: 400)
        let error = try #require(throws: DomainNameError.self) { try DomainName(character) }
        #expect(error.description.hasPrefix("the character U+65 U+301 U+301 U+301 … at position 1 is not ASCII"))
    }

    @Test(arguments: ["\u{1B}]0;x\u{7}", "a\u{9B}2J", "\u{202E}a", "\u{2028}"])
    func `repeats no control character in a message`(text: String) throws {
        let error = try #require(throws: DomainNameError.self) { try DomainName(text) }
        #expect(error.description.unicodeScalars.allSatisfy { (0x20...0x7E).contains($0.value) })
    }
}
