import Foundation
import Testing

@testable import AWSCore

struct TextCodingTests {
    @Test(arguments: [
        ("abcXYZ019-._~", "abcXYZ019-._~"), ("a b", "a%20b"), ("/", "%2F"), ("é", "%C3%A9"),
        ("+*=&?#%", "%2B%2A%3D%26%3F%23%25"),
        ("\u{0}\u{1F}\u{7F}", "%00%1F%7F"), ("", ""), ("😀", "%F0%9F%98%80"),
    ])
    func `percent-encoding keeps the unreserved characters only`(text: String, encoded: String) {
        #expect(PercentEncoding.encode(text) == encoded)
        #expect(PercentEncoding.decode(encoded) == text)
    }

    @Test(arguments: [("%", "%"), ("%4", "%4"), ("%zz", "%zz"), ("%41%", "A%"), ("a%2fb", "a/b"), ("%FF", "\u{FFFD}")])
    func `what is no escape stays`(text: String, decoded: String) {
        #expect(PercentEncoding.decode(text) == decoded)
    }

    @Test func `a form has plus signs for blanks`() {
        let fields = [QueryItem(name: "A", value: "b c+d&=é"), QueryItem(name: "E", value: "")]
        #expect(String(decoding: FormBody.octets(fields), as: UTF8.self) == "A=b+c%2Bd%26%3D%C3%A9&E=")
    }

    @Test func `a JSON object keeps its order and is read back by Foundation`() throws {
        var object = JSONObject()
        let odd = "q\"\\/\n\r\t\u{8}\u{C}\u{0}\u{1F}\u{7F}é語😀\u{2028}"
        object.add("b", .string(odd))
        object.add("a", 5)
        object.add("c", nil)
        object.add("d", true)
        #expect(String(decoding: object.octets.prefix(8), as: UTF8.self) == "{\"b\": \"q")
        #expect(object.octets.allSatisfy { $0 >= 0x20 && $0 <= 0x7F })
        let read = try #require(JSONSerialization.jsonObject(with: Data(object.octets)) as? [String: Any])
        #expect(read["b"] as? String == odd)
        #expect(read["a"] as? Int == 5)
        #expect(read["d"] as? Bool == true)
        #expect(read.count == 3)
    }

    @Test func `an empty JSON object is two braces`() {
        #expect(JSONObject().octets == Array("{}".utf8))
    }

    private struct Value: Decodable {
        var number: Int
        var text: String?
    }

    @Test(arguments: [
        ("", "it is empty"), ("<html>", "it is not JSON: <html>"), ("{", "it is not JSON: {"),
        ("{}", "number is missing"), ("{\"number\": \"x\"}", "number has another type than it should"),
        ("{\"number\": null}", "number is null"), ("{\"number\": 1.5}", "a value in it is out of range: {"),
        ("[]", "the object has another type than it should"),
        ("{\"number\": 1, \"text\": 5}", "text has another type than it should"),
    ])
    func `a JSON reply that does not fit says why`(body: String, reason: String) {
        let reply = HTTPResponse(status: 200, body: Array(body.utf8))
        let error = #expect(throws: ReplyError.self) { try reply.json(Value.self) }
        #expect(error?.reason.hasPrefix(reason) == true, "\(String(describing: error))")
    }

    @Test func `JSON without end does not exhaust the stack`() {
        let reply = HTTPResponse(status: 200, body: Array(repeating: UInt8(ascii: "["), count: 1_000_000))
        #expect(throws: ReplyError.self) { try reply.json(Value.self) }
    }
}
