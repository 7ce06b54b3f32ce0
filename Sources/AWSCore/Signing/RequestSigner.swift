import Crypto
public import FoundationEssentials

/// Signs requests with AWS Signature Version 4: a pure function of request, credentials and time.
public struct RequestSigner: Sendable {
    /// The region of the signature's scope.
    public var region: Region
    /// The service of the signature's scope, such as `route53`.
    public var service: String

    /// A signer for a scope.
    public init(region: Region, service: String) {
        self.region = region
        self.service = service
    }

    /// The request with `X-Amz-Date`, `X-Amz-Security-Token` for a session's credentials, and `Authorization`.
    ///
    /// Every header that is there by now is signed, except for those that proxies change: headers that are not to be
    /// signed are added afterwards.
    public func sign(_ request: HTTPRequest, with credentials: Credentials, at date: Date) -> HTTPRequest {
        var request = request
        request.headers["Host"] = request.headers["Host"] ?? request.authority
        request.headers["X-Amz-Date"] = Timestamp.basic(date)
        request.headers["X-Amz-Security-Token"] = credentials.sessionToken?.reveal()
        let canonical = CanonicalRequest(
            method: request.method.rawValue, path: request.path, query: request.query,
            headers: request.headers.fields, payloadHash: Self.hash(request.body))
        request.headers["Authorization"] = authorization(canonical, credentials: credentials, date: date)
        return request
    }

    /// The value of the `Authorization` header.
    func authorization(_ canonical: CanonicalRequest, credentials: Credentials, date: Date) -> String {
        let toSign = stringToSign(canonical, date: date)
        let signature = Self.authenticate(toSign, key: signingKey(credentials.secretAccessKey, date: date))
        return "AWS4-HMAC-SHA256 Credential=\(credentials.accessKeyID)/\(scope(date)), "
            + "SignedHeaders=\(canonical.signedHeaders), Signature=\(Hexadecimal.text(signature))"
    }

    /// What is signed.
    func stringToSign(_ canonical: CanonicalRequest, date: Date) -> String {
        ["AWS4-HMAC-SHA256", Timestamp.basic(date), scope(date), Self.hash(Array(canonical.text.utf8))]
            .joined(separator: "\n")
    }

    /// SHA-256 in lower-case hexadecimal.
    static func hash(_ octets: [UInt8]) -> String {
        Hexadecimal.text(SHA256.hash(data: octets))
    }

    private func scope(_ date: Date) -> String {
        "\(Timestamp.basic(date).prefix(8))/\(region)/\(service)/aws4_request"
    }

    private func signingKey(_ secret: Secret, date: Date) -> [UInt8] {
        [String(Timestamp.basic(date).prefix(8)), region.rawValue, service, "aws4_request"]
            .reduce(Array("AWS4\(secret.reveal())".utf8)) { Self.authenticate($1, key: $0) }
    }

    private static func authenticate(_ text: String, key: [UInt8]) -> [UInt8] {
        Array(HMAC<SHA256>.authenticationCode(for: Array(text.utf8), using: SymmetricKey(data: key)))
    }
}
