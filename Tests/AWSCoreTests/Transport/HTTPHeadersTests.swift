import Testing

@testable import AWSCore

struct HTTPHeadersTests {
    @Test func `names are found in whatever case`() {
        var headers: HTTPHeaders = ["Content-Type": "a", "X": "1", "x": "2"]
        #expect(headers["content-type"] == "a")
        #expect(headers["x"] == "1")
        headers["X"] = "3"
        #expect(headers.fields.map(\.name) == ["Content-Type", "X"])
        headers["CONTENT-TYPE"] = nil
        #expect(headers.fields.map(\.value) == ["3"])
        headers.add("x", "4")
        #expect(headers.fields.map(\.value) == ["3", "4"])
    }

    @Test func `a request's target has its query encoded`() {
        let request = HTTPRequest(
            method: .get, host: "h", path: "/a%2Fb", query: [QueryItem(name: "n m", value: "é+/=")])
        #expect(request.target == "/a%2Fb?n%20m=%C3%A9%2B%2F%3D")
    }

    @Test(
        arguments: [
            ("https", nil, "h", "h:443"), ("https", 443, "h", "h:443"), ("http", 80, "h", "h:80"),
            ("http", 443, "h:443", "h:443"),
            ("https", 8443, "h:8443", "h:8443"),
        ] as [(String, Int?, String, String)])
    func `the authority leaves out the scheme's own port`(
        scheme: String, port: Int?, authority: String, endpoint: String
    ) {
        let request = HTTPRequest(method: .get, scheme: scheme, host: "h", port: port)
        #expect(request.authority == authority)
        #expect(request.endpoint == endpoint)
    }

    @Test func `segments of a path are encoded, slashes too`() {
        #expect(OperationRequest(.get, path: "a b", "c/d", "é").path == "/a%20b/c%2Fd/%C3%A9")
        #expect(OperationRequest(.post).path == "/")
    }
}
