import Foundation
import Testing

@testable import Sandbox

/// Reading and writing of XML, JSON, times and targets.
struct CodingTests {
    private static func read(_ text: String) throws -> XMLNode { try XMLReader.read(Array(text.utf8)) }

    @Test func `elements, attributes, entities, comments and CDATA are read`() throws {
        let node = try Self.read(
            """
            \u{FEFF}<?xml version="1.0" encoding="UTF-8"?><!-- a -->
            <r xmlns='urn:x' xmlns:p="urn:y" a="1"><e>1 &amp; &lt;&#50;&#x33;&gt; &quot;&apos;</e><p:f/><g><![CDATA[<&]]></g
            ><!-- b --></r>
            """)
        #expect(node.name == "r")
        #expect(node.namespace == "urn:x")
        #expect(node.child("e")?.text == "1 & <23> \"'")
        #expect(node.child("f") != nil)
        #expect(node.child("g")?.text == "<&")
        #expect(node.child("e")?.namespace == "urn:x")
    }

    @Test(arguments: [
        "", " ", "x", "<", "<a", "<a>", "<a></b>", "<a/><b/>", "<a/>x", "<a b></a>", "<a b=1/>", "<a b='1' b='2'/>",
        "<a>&x;</a>", "<a>&#0;</a>", "<a>&#xD800;</a>", "<a>&#x110000;</a>", "<a>&amp</a>", "<!DOCTYPE a><a/>",
        "<a><!DOCTYPE b></a>", "<a><![CDATA[</a>", "<a><!-- </a>", "<?xml", "</a>", "<a></a", "< a/>", "<a><?p?></a>",
    ])
    func `what is not well-formed is refused`(text: String) {
        #expect(throws: XMLReader.Failure.self) { try Self.read(text) }
    }

    @Test func `a failure tells its place`() {
        let failure = #expect(throws: XMLReader.Failure.self) { try Self.read("<a>\n  &nope;</a>") }
        #expect(failure?.line == 2)
        #expect(failure?.reason == "The entity \"nope\" was referenced, but not declared.")
    }

    @Test func `depth and length have an end`() {
        #expect(throws: XMLReader.Failure.self) { try Self.read(String(repeating: "<a>", count: 100_000)) }
        #expect(throws: XMLReader.Failure.self) {
            try Self.read("<a>\(String(repeating: "x", count: 300_000))</a>")
        }
        #expect(throws: XMLReader.Failure.self) {
            try XMLReader.read([0x3C, 0x61, 0x3E, 0xFF, 0x3C, 0x2F, 0x61, 0x3E])
        }
    }

    @Test func `a request cut short or with an octet turned never traps`() {
        let body = Array(Bench.body(zone: "Z1", key: "k").utf8)
        for count in 0..<body.count {
            #expect(throws: XMLReader.Failure.self) { try XMLReader.read(Array(body.prefix(count))) }
        }
        for index in body.indices {
            for bit in 0..<8 {
                var turned = body
                turned[index] ^= 1 << bit
                _ = try? XMLReader.read(turned)
            }
        }
    }

    @Test func `what is written can be read`() throws {
        let texts = ["", "a & b <c> \"d\" 'e'", "é ✓ 🔑", "two\nlines\r\nand\ttabs", "]]>"]
        for text in texts {
            let body = XMLWriter.document("r", namespace: "urn:x") { $0.element("e", text) }
            #expect(try XMLReader.read(Array(body.utf8)).child("e")?.text == text)
        }
    }

    @Test func `what XML cannot say is replaced, what is absent is left out`() {
        let body = XMLWriter.document("r", namespace: "n") { xml in
            xml.element("a", "\u{0}\u{8}\u{1B}")
            xml.element("b", nil)
        }
        #expect(body.hasSuffix("<r xmlns=\"n\"><a>\u{FFFD}\u{FFFD}\u{FFFD}</a></r>"))
    }

    @Test(arguments: [
        (0.0, "1970-01-01T00:00:00.000Z", "19700101T000000Z", "Thu, 01 Jan 1970 00:00:00 GMT"),
        (1_490_636_896.751, "2017-03-27T17:48:16.751Z", "20170327T174816Z", "Mon, 27 Mar 2017 17:48:16 GMT"),
        (951_782_399.9999, "2000-02-29T00:00:00.000Z", "20000229T000000Z", "Tue, 29 Feb 2000 00:00:00 GMT"),
        (4_107_542_399.999, "2100-02-28T23:59:59.999Z", "21000228T235959Z", "Sun, 28 Feb 2100 23:59:59 GMT"),
        (-1.5, "1969-12-31T23:59:58.500Z", "19691231T235958Z", "Wed, 31 Dec 1969 23:59:58 GMT"),
        (1e18, "9999-12-31T23:59:59.000Z", "99991231T235959Z", "Fri, 31 Dec 9999 23:59:59 GMT"),
        (-1e18, "1000-01-01T00:00:00.000Z", "10000101T000000Z", "Wed, 01 Jan 1000 00:00:00 GMT"),
    ])
    func `times are written in three forms`(seconds: Double, iso: String, basic: String, http: String) {
        let date = Date(timeIntervalSince1970: seconds)
        #expect(Timestamp.iso8601(date) == iso)
        #expect(Timestamp.basic(date) == basic)
        #expect(Timestamp.http(date) == http)
    }

    @Test func `days agree with the calendar of Foundation`() throws {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = try #require(TimeZone(identifier: "UTC"))
        for step in 0..<2000 {
            let date = Date(timeIntervalSince1970: Double(step) * 4_000_000 - 1_000_000_000)
            let parts = calendar.dateComponents([.year, .month, .day, .hour, .minute, .second], from: date)
            let expected = [parts.year, parts.month, parts.day, parts.hour, parts.minute, parts.second]
            let text = Timestamp.basic(date)
            let found = [0..<4, 4..<6, 6..<8, 9..<11, 11..<13, 13..<15].map { Int(String(Array(text)[$0])) }
            #expect(found == expected)
            #expect(Timestamp.date(basic: text) == date)
        }
    }

    @Test(arguments: [
        "", "20261123T201500", "20261123T201500z", "2026-11-23T20:15Z", "20261323T201500Z", "20260231T201500Z",
        "20261123T241500Z", "20261123T206000Z", "20261123T201560Z", "2026112٣T20150Z", "20261100T201500Z",
        "+0261123T201500Z",
    ])
    func `dates that are none are refused`(text: String) {
        #expect(Timestamp.date(basic: text) == nil)
    }

    @Test(arguments: [
        ("/a%2Fb/c?x=1%202&y=+&z&x=2", ["a/b", "c"], ["x": "1 2", "y": "+", "z": ""] as [String: String]?),
        ("/", [], [:]), ("", [], [:]), ("//a//", ["a"], [:]), ("/a?", ["a"], [:]), ("/%C3%A9", ["é"], [:]),
    ])
    func `targets are taken apart`(target: String, segments: [String], query: [String: String]?) {
        #expect(RequestTarget(target).segments == segments)
        #expect(RequestTarget(target).query == query)
    }

    @Test(arguments: ["/%", "/%2", "/%GG", "/%FF", "/%C3"])
    func `paths that cannot be decoded have no segments`(target: String) {
        #expect(RequestTarget(target).segments == nil)
    }

    @Test(arguments: [
        "{\"a\":[1,true,null,\"x\",{\"b\":-1.5}]}", "\"é\\u0000\"", "1795462281.484635", "[]", "{}",
    ])
    func `JSON comes back as it was`(text: String) throws {
        let value = try #require(JSONValue(parsing: Array(text.utf8)))
        #expect(JSONValue(parsing: value.text) == value)
    }

    @Test func `very deep JSON is refused`() {
        let text = String(repeating: "[", count: 100_000)
        #expect(JSONValue(parsing: Array(text.utf8)) == nil)
        #expect(JSONValue(parsing: Array((text + String(repeating: "]", count: 100_000)).utf8)) == nil)
    }
}
