import Foundation
import Testing

@testable import AWSCore

// skipped: KSK_CONFORMANCE is not set
@Suite(.enabled(if: Conformance.isAvailable, "KSK_CONFORMANCE is not set"))
struct SignatureSuiteTests {
    private struct Context: Decodable {
        struct Keys: Decodable {
            var accessKeyId: String
            var secretAccessKey: String
            var token: String?
        }

        var credentials: Keys
        var normalize: Bool
        var region: String
        var service: String
        var signBody: Bool
        var timestamp: String
        var omitSessionToken: Bool?
    }

    /// A request of the suites: its target is not encoded, and a header's line may be folded.
    private struct SuiteRequest {
        var method: String
        var path: String
        var query: [QueryItem] = []
        var headers: [HTTPHeaders.Field] = []
        var body = ""

        init(_ text: String) throws {
            let parts = text.replacingOccurrences(of: "\r\n", with: "\n").components(separatedBy: "\n\n")
            var lines = parts[0].components(separatedBy: "\n").filter { !$0.isEmpty }
            body = parts.dropFirst().joined(separator: "\n\n")
            let first = lines.removeFirst()
            let start = try #require(first.firstIndex(of: " "))
            let end = try #require(first.lastIndex(of: " "))
            method = String(first[..<start])
            let target = first[first.index(after: start)..<end]
            let mark = target.firstIndex(of: "?") ?? target.endIndex
            path = String(target[..<mark])
            for item in target[mark...].dropFirst().split(separator: "&") {
                let halves = item.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
                query.append(
                    QueryItem(
                        name: PercentEncoding.decode(String(halves[0])),
                        value: halves.count > 1 ? PercentEncoding.decode(String(halves[1])) : ""))
            }
            for line in lines {
                if line.hasPrefix(" ") {
                    headers[headers.endIndex - 1].value += "\n" + line
                } else {
                    let colon = try #require(line.firstIndex(of: ":"))
                    headers.append(
                        .init(name: String(line[..<colon]), value: String(line[line.index(after: colon)...])))
                }
            }
        }
    }

    @Test func `the suite of aws-c-auth`() throws {
        let cases = try Conformance.folders(in: "sigv4/aws-c-auth/v4")
        #expect(cases.count == 38)
        for name in cases {
            let folder = "sigv4/aws-c-auth/v4/\(name)/"
            let context = try Conformance.decoder.decode(Context.self, from: Conformance.data(folder + "context.json"))
            var request = try SuiteRequest(Conformance.text(folder + "request.txt"))
            let date = try #require(Timestamp.date(iso8601: context.timestamp))
            let hash = RequestSigner.hash(Array(request.body.utf8))
            request.headers.append(.init(name: "X-Amz-Date", value: Timestamp.basic(date)))
            if let token = context.credentials.token, context.omitSessionToken != true {
                request.headers.append(.init(name: "X-Amz-Security-Token", value: token))
            }
            if context.signBody { request.headers.append(.init(name: "x-amz-content-sha256", value: hash)) }
            let canonical = CanonicalRequest(
                method: request.method, path: request.path, query: request.query, headers: request.headers,
                payloadHash: hash, normalizesPath: context.normalize)
            #expect(try canonical.text == Conformance.text(folder + "header-canonical-request.txt"), "\(name)")
            let signer = RequestSigner(region: Region(rawValue: context.region), service: context.service)
            #expect(
                try signer.stringToSign(canonical, scope: signer.scope(at: date))
                    == Conformance.text(folder + "header-string-to-sign.txt"), "\(name)")
            let authorization = signer.authorization(
                canonical,
                credentials: Credentials(
                    accessKeyID: context.credentials.accessKeyId,
                    secretAccessKey: Secret(context.credentials.secretAccessKey)), scope: signer.scope(at: date))
            let signature = try Conformance.text(folder + "header-signature.txt")
            #expect(authorization.hasSuffix("Signature=" + signature), "\(name)")
        }
        print("aws-c-auth: \(cases.count) cases")
    }

    @Test func `the aws4 test suite of botocore`() throws {
        let root = "sigv4/botocore/aws4_testsuite/"
        var folders: [String] = []
        for name in try Conformance.folders(in: root) where !["LICENSE", "NOTICE"].contains(name) {
            let nested = try Conformance.folders(in: root + name).filter { !$0.contains(".") }
            folders += nested.isEmpty ? [name] : nested.map { "\(name)/\($0)" }
        }
        #expect(folders.count == 34)
        for folder in folders {
            let base = "\(root)\(folder)/\(folder.split(separator: "/").last ?? "")"
            // The request with a session's token has it in its signed form only.
            let isTokenLate = folder.hasSuffix("get-vanilla-with-session-token")
            var request = try SuiteRequest(Conformance.text(base + (isTokenLate ? ".sreq" : ".req")))
            request.headers.removeAll { $0.name.lowercased() == "authorization" }
            let canonical = CanonicalRequest(
                method: request.method, path: request.path, query: request.query, headers: request.headers,
                payloadHash: RequestSigner.hash(Array(request.body.utf8)))
            #expect(try canonical.text == Conformance.text(base + ".creq").replacing("\r\n", with: "\n"), "\(folder)")
            let signer = RequestSigner(region: .usEast1, service: "service")
            let authorization = signer.authorization(
                canonical, credentials: .test, scope: signer.scope(at: Date(timeIntervalSince1970: 1_440_938_160)))
            #expect(try authorization == Conformance.text(base + ".authz"), "\(folder)")
        }
        print("botocore aws4_testsuite: \(folders.count) cases")
    }

    @Test func `the canonical paths of smithy-rs, encoded twice`() throws {
        for name in ["double-encode-path", "double-url-encode"] {
            let request = try SuiteRequest(Conformance.text("sigv4/smithy-rs/v4/\(name)/request.txt"))
            let expected = try Conformance.text("sigv4/smithy-rs/v4/\(name)/header-canonical-request.txt")
            let path = CanonicalRequest.canonicalPath(request.path, normalizes: true)
            #expect(path == expected.components(separatedBy: "\n")[1], "\(name)")
        }
    }

    private struct Recording: Decodable {
        struct Request: Decodable {
            var name: String
            var method: String
            var target: String
            var headers: [[String]]
            var body: String
            var service: String?
            var region: String?
            var accessKeyId: String?
            var secretAccessKey: String?
            var sessionToken: String?
            var signedHeaders: String?
            var canonicalRequest: String?
            var stringToSign: String?
            var signature: String?
        }

        var requests: [Request]
    }

    @Test func `requests recorded from boto3 and awscli`() throws {
        let recording = try Conformance.decoder.decode(
            Recording.self, from: Conformance.data("protocol/captured/botocore-requests.json"))
        let signed = recording.requests.filter { $0.signature != nil }
        #expect(signed.count == 65)
        for row in signed {
            let parsed = try SuiteRequest("\(row.method) \(row.target) HTTP/1.1")
            let names = try #require(row.signedHeaders).split(separator: ";").map(String.init)
            let headers = row.headers.filter { names.contains($0[0].lowercased()) }
                .map { HTTPHeaders.Field(name: $0[0], value: $0[1]) }
            let canonical = CanonicalRequest(
                method: row.method, path: parsed.path, query: parsed.query, headers: headers,
                payloadHash: RequestSigner.hash(Array(row.body.utf8)))
            #expect(canonical.text == row.canonicalRequest, "\(row.name)")
            let amzDate = try #require(headers.first { $0.name.lowercased() == "x-amz-date" }).value
            let date = try #require(Self.date(basic: amzDate))
            let signer = RequestSigner(
                region: Region(rawValue: try #require(row.region)), service: try #require(row.service))
            let credentials = Credentials(
                accessKeyID: try #require(row.accessKeyId),
                secretAccessKey: Secret(try #require(row.secretAccessKey)))
            #expect(signer.stringToSign(canonical, scope: signer.scope(at: date)) == row.stringToSign, "\(row.name)")
            let authorization = signer.authorization(
                canonical, credentials: credentials, scope: signer.scope(at: date))
            #expect(authorization.hasSuffix("Signature=\(try #require(row.signature))"), "\(row.name)")
        }
        print("recorded requests: \(signed.count) cases")
    }

    private static func date(basic text: String) -> Date? {
        let digits = Array(text)
        guard digits.count == 16 else { return nil }
        func part(_ range: Range<Int>) -> String { String(digits[range]) }
        return Timestamp.date(
            iso8601: "\(part(0..<4))-\(part(4..<6))-\(part(6..<8))T\(part(9..<11)):\(part(11..<13)):\(part(13..<15))Z")
    }
}
