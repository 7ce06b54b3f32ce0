import Foundation
import Testing

@testable import AWSCore

/// Botocore's protocol cases, with the readers and writers that all operations share.
// skipped: KSK_CONFORMANCE is not set
@Suite(.enabled(if: Conformance.isAvailable, "KSK_CONFORMANCE is not set"))
struct ProtocolTests {
    // Replies

    @Test(arguments: [("rest-xml", 44), ("query", 31)])
    func `replies in XML`(protocol name: String, count: Int) throws {
        try ProtocolSuite("output/\(name)").run("output \(name)", expecting: count) { each in
            let reply = try Self.reply(of: each)
            if each.row["error"] != nil || each.row["errorCode"] != nil { return try Self.checkRefusal(reply, each) }
            guard let output = each.given["output"] else { return }
            let shape = try each.shapes.resolve(output)
            guard try each.shapes.members(of: shape).allSatisfy({ $1["location"] == nil }) else {
                throw ProtocolSuite.Skip("members in headers or in the status, which no operation has")
            }
            let reader = XMLShapeReader(shapes: each.shapes)
            var result: JSONDictionary = [:]
            if let payload = shape.text("payload") {
                let member = try each.shapes.resolve((shape["members"] as? JSONDictionary)?[payload])
                guard member.text("type") == "structure" else {
                    throw ProtocolSuite.Skip("bodies that are one text or blob, which no operation has")
                }
                if !reply.body.isEmpty {
                    result[payload] = try reader.structure(member, in: XMLReader.read(reply.body))
                }
            } else if !reply.body.isEmpty {
                let root = try XMLReader.read(reply.body)
                let element = root.child("\(each.given.text("name") ?? "")Result") ?? root
                result = try reader.structure(shape, in: element)
            }
            #expect(result as NSDictionary == each.row["result"] as? NSDictionary, "\(each.name)")
        }
    }

    @Test func `refusals in JSON`() throws {
        try ProtocolSuite("output/json").run("output json", expecting: 12) { each in
            guard each.row["errorCode"] != nil else {
                throw ProtocolSuite.Skip("decoding into types is Foundation's")
            }
            try Self.checkRefusal(Self.reply(of: each), each)
        }
    }

    private static func reply(of each: ProtocolSuite.Case) throws -> HTTPResponse {
        let response = try #require(each.row["response"] as? JSONDictionary)
        let fields = (response["headers"] as? [String: String] ?? [:]).map { HTTPHeaders.Field(name: $0, value: $1) }
        return HTTPResponse(
            status: response["status_code"] as? Int ?? 200, headers: HTTPHeaders(fields),
            body: Array((response.text("body") ?? "").utf8))
    }

    private static func checkRefusal(_ reply: HTTPResponse, _ each: ProtocolSuite.Case) throws {
        let error = try RefusalReader.read(reply, operation: "Read", service: .test)
        #expect(error.code.rawValue == each.row.text("errorCode"), "\(each.name)")
        if let message = each.row.text("errorMessage") { #expect(error.message == message, "\(each.name)") }
    }

    // Requests

    @Test func `forms`() throws {
        try ProtocolSuite("input/query").run("input query", expecting: 21) { each in
            let expected = try Self.expectation(of: each)
            var fields = [
                QueryItem(name: "Action", value: each.given.text("name") ?? ""),
                QueryItem(name: "Version", value: "2020-01-08"),
            ]
            if let input = each.given["input"] {
                fields += try FormShapeWriter(shapes: each.shapes)
                    .fields(each.row["params"] ?? JSONDictionary(), each.shapes.resolve(input), at: "")
            }
            let body = String(decoding: FormBody.octets(fields), as: UTF8.self)
            #expect(body.split(separator: "&").sorted() == expected.split(separator: "&").sorted(), "\(each.name)")
        }
    }

    @Test func `objects in JSON`() throws {
        try ProtocolSuite("input/json").run("input json", expecting: 30) { each in
            let expected = try Self.expectation(of: each)
            var object = JSONObject()
            if let input = each.given["input"] {
                object = try JSONShapeWriter(shapes: each.shapes)
                    .object(each.row["params"] as? JSONDictionary ?? [:], each.shapes.resolve(input))
            }
            let body = try JSONSerialization.jsonObject(with: Data(object.octets)) as? NSDictionary
            // KMS wants an object also where there is nothing to say.
            let text = expected.isEmpty ? "{}" : expected
            let wanted = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? NSDictionary
            #expect(body == wanted, "\(each.name)")
        }
    }

    @Test func `paths, queries and elements`() throws {
        try ProtocolSuite("input/rest-xml").run("input rest-xml", expecting: 32) { each in
            let expected = try Self.expectation(of: each)
            let shape = try each.given["input"].map { try each.shapes.resolve($0) } ?? [:]
            let parameters = each.row["params"] as? JSONDictionary ?? [:]
            let request = try RestXMLRequest(each, shape: shape, parameters: parameters)
            let serialized = try #require(each.row["serialized"] as? JSONDictionary)
            #expect(request.parts == RestXMLRequest.parts(of: try #require(serialized.text("uri"))), "\(each.name)")
            guard !expected.isEmpty || request.body != nil else { return }
            let wanted = try XMLReader.read(Array(expected.utf8))
            let sent = try XMLReader.read(try #require(request.body).octets)
            #expect(sent.comparable == wanted.comparable, "\(each.name)")
        }
    }

    /// The body; cases about what an SDK does beyond writing are left out.
    private static func expectation(of each: ProtocolSuite.Case) throws -> String {
        let serialized = try #require(each.row["serialized"] as? JSONDictionary)
        for (words, reason) in [
            ("PutWithContentEncoding", "compressed bodies, which are not sent"),
            ("IdempotencyToken", "tokens that an SDK fills in"),
            ("Endpoint", "prefixes of hosts, which no operation has"),
            ("HostWithPath", "endpoints with a path: see the cases of endpoints"),
        ] where each.given.text("name")?.contains(words) == true {
            throw ProtocolSuite.Skip(reason)
        }
        return serialized.text("body") ?? ""
    }
}
