import Foundation
import Testing

@testable import AWSCore

struct RequestSignerTests {
    private struct Row: Decodable {
        var method: String
        var path: String
        var query: [[String]]
        var headers: [[String]]
        var body: Data
        var token: String?
        var region: String
        var service: String
        var time: Double
        var authorization: String
    }

    @Test func `signs random requests as botocore does`() throws {
        let rows: [Row] = try Vectors.load("signatures.json")
        #expect(rows.count == 120)
        for row in rows {
            var request = HTTPRequest(
                method: try #require(HTTPMethod(rawValue: row.method)), host: "host.example", port: 8443,
                path: row.path, query: row.query.map { QueryItem(name: $0[0], value: $0[1]) }, body: [UInt8](row.body))
            for header in row.headers { request.headers.add(header[0], header[1]) }
            var credentials = Credentials.test
            credentials.sessionToken = row.token.map(Secret.init)
            let signer = RequestSigner(region: Region(rawValue: row.region), service: row.service)
            let signed = signer.sign(request, with: credentials, at: Date(timeIntervalSince1970: row.time))
            #expect(signed.headers["Authorization"] == row.authorization, "\(row)")
        }
    }

    @Test func `changing any part changes the signature`() {
        let request = HTTPRequest(
            method: .get, host: "a.example", path: "/x", query: [QueryItem(name: "n", value: "v")])
        let date = Date(timeIntervalSince1970: 1_795_000_000)
        let signer = RequestSigner(region: .usEast1, service: "route53")
        func signature(_ change: (inout HTTPRequest) -> Void) -> String? {
            var changed = request
            change(&changed)
            return signer.sign(changed, with: .test, at: date).headers["Authorization"]
        }
        let signatures = [
            signature { _ in }, signature { $0.method = .post }, signature { $0.host = "b.example" },
            signature { $0.port = 8080 }, signature { $0.path = "/y" }, signature { $0.query[0].value = "w" },
            signature { $0.body = [0] }, signature { $0.headers["X-Amz-Target"] = "T.O" },
            RequestSigner(region: "eu-west-1", service: "route53").sign(request, with: .test, at: date)
                .headers["Authorization"],
            signer.sign(request, with: .test, at: date.addingTimeInterval(1)).headers["Authorization"],
        ]
        #expect(Set(signatures).count == signatures.count)
    }

    @Test func `a signer that has signed before signs as a new one does`() {
        let used = RequestSigner(region: .usEast1, service: "kms")
        let request = HTTPRequest(method: .get, host: "a.example")
        var other = Credentials.test
        other.secretAccessKey = Secret("another")
        // The next second, the next day, another key, and back.
        for (credentials, seconds) in [
            (Credentials.test, 1_795_000_000.0), (.test, 1_795_000_001), (.test, 1_795_086_400), (other, 1_795_086_400),
            (.test, 1_795_000_000),
        ] {
            let date = Date(timeIntervalSince1970: seconds)
            let new = RequestSigner(region: .usEast1, service: "kms")
            #expect(
                used.sign(request, with: credentials, at: date) == new.sign(request, with: credentials, at: date))
        }
    }

    @Test func `what proxies change is not signed`() {
        let signer = RequestSigner(region: .usEast1, service: "kms")
        let plain = HTTPRequest(method: .post, host: "a.example")
        var decorated = plain
        for name in ["User-Agent", "Connection", "X-Amzn-Trace-Id", "TE", "Proxy-Authorization", "Transfer-Encoding"] {
            decorated.headers[name] = "x"
        }
        let date = Date(timeIntervalSince1970: 0)
        let first = signer.sign(plain, with: .test, at: date).headers["Authorization"]
        #expect(signer.sign(decorated, with: .test, at: date).headers["Authorization"] == first)
    }

    @Test func `signing again replaces the first signature`() {
        let signer = RequestSigner(region: .usEast1, service: "kms")
        let date = Date(timeIntervalSince1970: 1_795_000_000)
        let once = signer.sign(HTTPRequest(method: .get, host: "a.example"), with: .test, at: date)
        let again = signer.sign(once, with: .test, at: date)
        #expect(again == once)
    }
}
