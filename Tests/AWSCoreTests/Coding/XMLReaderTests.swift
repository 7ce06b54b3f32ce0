import Foundation
import Testing

@testable import AWSCore

struct XMLReaderTests {
    private func read(_ text: String) throws -> XMLElement {
        try XMLReader.read(Array(text.utf8))
    }

    @Test func `elements, attributes and text are read`() throws {
        let root = try read(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- c --><a x='1' y=\"2 &lt;\"><b>t</b><b/><c>u</c></a>\n<!-- d -->"
        )
        #expect(root.name == "a")
        #expect(root.attributes.map(\.name) == ["x", "y"])
        #expect(root.attributes.map(\.value) == ["1", "2 <"])
        #expect(root.children.map(\.name) == ["b", "b", "c"])
        #expect(root.children("b").map(\.text) == ["t", ""])
        #expect(root.text("c") == "u")
        #expect(root.text("missing") == nil)
    }

    @Test(arguments: [
        ("<a>&amp;&lt;&gt;&quot;&apos;</a>", "&<>\"'"),
        ("<a>&#233;&#xE9;&#x1F600;</a>", "éé😀"),
        ("<a><![CDATA[<b>&amp;]]></a>", "<b>&amp;"),
        ("<a>x<!-- y -->z</a>", "xz"),
        ("<a>1\r\n2\r3\n4</a>", "1\n2\n3\n4"),
        ("<a>&#13;</a>", "\r"),
        ("<a> \t </a>", " \t "),
        ("<a>é語😀</a>", "é語😀"),
        ("<n:a xmlns:n='u'>x</n:a>", "x"),
        ("\u{FEFF}<a>x</a>", "x"),
        ("<a\n>x</a\n>", "x"),
        ("<?xml version='1.0'?><a>x</a>", "x"),
        ("<?xml version='1.0' encoding = 'utf-8'?><?pi x?><a>x</a>", "x"),
    ])
    func `text is read as it was meant`(document: String, text: String) throws {
        #expect(try read(document).text == text)
    }

    @Test func `prefixes are dropped`() throws {
        let root = try read("<n:a xmlns:n='u'><n:b>x</n:b></n:a>")
        #expect(root.name == "a")
        #expect(root.text("b") == "x")
    }

    @Test(arguments: [
        ("", "it has no element"), ("   ", "it has no element"), ("<!-- -->", "it has no element"),
        ("<a>", "it ends inside <a>"), ("<a><b></b>", "it ends inside <a>"), ("<a", "tag"), ("<", "name"),
        ("<a></b>", "closes what was not opened"), ("</a>", "closes what was not opened"),
        ("<a></a><b></b>", "something follows"), ("<a></a>x", "text outside"), ("x<a></a>", "text outside"),
        ("&amp;<a/>", "text outside"),
        ("<!DOCTYPE a><a/>", "document type"), ("<!DOCTYPE a [<!ENTITY x \"y\">]><a>&x;</a>", "document type"),
        ("<!doctype html><html/>", "document type"), ("<a><!DOCTYPE b></a>", "document type"),
        ("<a>&nbsp;</a>", "&nbsp;"), ("<a>&x;</a>", "&x;"), ("<a>&</a>", "&"), ("<a>& b</a>", "&"),
        ("<a>&#0;</a>", "&#0;"), ("<a>&#xD800;</a>", "&#xD800;"), ("<a>&#x110000;</a>", "&#x110000;"),
        ("<a>&#-5;</a>", "&#-5;"), ("<a>&#;</a>", "&#;"), ("<a>&#x1;</a>", "&#x1;"), ("<a>&#xFFFF;</a>", "&#xFFFF;"),
        ("<a>&aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa;</a>", "&"),
        ("<a x=1/>", "quotes"), ("<a x/>", "no value"), ("<a x='1' x='2'/>", "twice"), ("<a x='<'/>", "<"),
        ("<a x='1'y='2'/>", "well formed"), ("<a x='1", "inside an attribute"), ("<a x=", "quotes"),
        ("<1a/>", "name"), ("< a/>", "name"), ("<a/ >", "well formed"),
        ("<a>\u{1}</a>", "control"), ("<a><![CDATA[\u{8}]]></a>", "control"), ("<a>\u{0}</a>", "control"),
        ("<a><![CDATA[x</a>", "CDATA"), ("<a><!-- x</a>", "comment"), ("<?xml version='1.0'", "declaration"),
        ("<?xml version='1.0' encoding='ISO-8859-1'?><a/>", "UTF-8"),
        ("<?xml version='1.0' encoding='UTF-16'?><a/>", "UTF-8"),
        ("<a><?pi </a>", "processing instruction"), ("{\"a\": 1}", "text outside"),
    ])
    func `what is not well formed is refused, with the reason`(document: String, reason: String) {
        let error = #expect(throws: ReplyError.self) { try read(document) }
        #expect(error?.reason.contains(reason) == true, "\(String(describing: error))")
    }

    @Test func `octets that are not UTF-8 are refused`() {
        for octets: [UInt8] in [
            [0xFF, 0xFE, 0x3C, 0], [0x3C, 0x61, 0x3E, 0xC3, 0x28], [0x3C, 0xC0, 0x80], [0xED, 0xA0, 0x80],
        ] {
            #expect(throws: ReplyError("it is not UTF-8")) { try XMLReader.read(octets) }
        }
    }

    @Test func `the error says the line`() {
        let error = #expect(throws: ReplyError.self) { try read("<a>\n<b>\n</c>\n</a>") }
        #expect(error?.reason == "the XML is not well formed in line 3: </c> closes what was not opened")
    }

    @Test func `elements may nest, but not without end`() throws {
        func nested(_ depth: Int) -> String {
            String(repeating: "<a>", count: depth) + String(repeating: "</a>", count: depth)
        }
        _ = try read(nested(64))
        #expect(throws: ReplyError.self) { try read(nested(65)) }
        #expect(throws: ReplyError.self) { try read(String(repeating: "<a>", count: 500_000)) }
    }

    @Test func `an element may have attributes, but not without end`() throws {
        func element(_ count: Int) -> String { "<a" + (0..<count).map { " x\($0)=''" }.joined() + "/>" }
        #expect(try read(element(64)).attributes.count == 64)
        #expect(throws: ReplyError.self) { try read(element(65)) }
        #expect(throws: ReplyError.self) { try read(element(100_000)) }
    }

    @Test func `an entity bomb is refused before it is read`() {
        let bomb = """
            <!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;">]>
            <a>&lol2;</a>
            """
        #expect(throws: ReplyError.self) { try read(bomb) }
    }

    @Test func `an external entity is refused`() {
        #expect(throws: ReplyError.self) {
            try read("<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>")
        }
    }

    @Test func `every beginning of a document is refused`() throws {
        let document = Array("<?xml version=\"1.0\"?><a x=\"1\"><b>t&amp;u</b><![CDATA[v]]><c/></a>".utf8)
        _ = try XMLReader.read(document)
        for count in 0..<document.count {
            #expect(throws: ReplyError.self, "\(count)") { try XMLReader.read(Array(document[..<count])) }
        }
    }

    @Test func `turned octets never crash the reader`() {
        let document = Array("<?xml version=\"1.0\"?><a x=\"1\"><b>t&amp;u</b><![CDATA[v]]><!-- c --><c/></a>".utf8)
        for place in document.indices {
            for octet in UInt8.min...UInt8.max {
                var turned = document
                turned[place] = octet
                _ = try? XMLReader.read(turned)
            }
        }
    }

    @Test func `what is written is read back`() throws {
        var generator = SeededGenerator(seed: 7)
        let alphabet = Array("ab<>&\"'\r\n\t é語😀]")
        for _ in 0..<300 {
            let texts = (0..<3).map { _ in
                String(
                    (0..<Int.random(in: 0...9, using: &generator)).compactMap { _ in
                        alphabet.randomElement(using: &generator)
                    })
            }
            let element = XMLElement(
                "r", namespace: "urn:\(texts[0].filter { $0 != "\r\n" })",
                children: texts.map { XMLElement("t", text: $0) })
            #expect(try XMLReader.read(element.octets) == element)
        }
    }

    @Test func `five megabytes are read`() throws {
        let text = String(repeating: String(repeating: "x", count: 1023) + "&amp;", count: 5 << 10)
        #expect(try read("<a>\(text)</a>").text.utf8.count == 5 << 20)
        let many = "<a>" + String(repeating: "<b>x</b>", count: 20_000) + "</a>"
        #expect(try read(many).children.count == 20_000)
    }
}

/// A small generator, so that random tests repeat.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
