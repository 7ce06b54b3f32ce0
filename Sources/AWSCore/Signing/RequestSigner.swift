import Crypto
public import FoundationEssentials

/// Signs requests with AWS Signature Version 4: a pure function of request, credentials and time.
public struct RequestSigner: Sendable {
    /// The region of the signature's scope.
    public var region: Region
    /// The service of the signature's scope, such as `route53`.
    public var service: String

    private let keys: SigningKeys

    /// A signer for a scope.
    public init(region: Region, service: String) {
        self.init(region: region, service: service, keys: SigningKeys())
    }

    /// A signer that shares the derived keys of others.
    init(region: Region, service: String, keys: SigningKeys) {
        self.region = region
        self.service = service
        self.keys = keys
    }

    /// The request with `X-Amz-Date`, `X-Amz-Security-Token` for a session's credentials, and `Authorization`.
    ///
    /// Every header that is there by now is signed, except for those that proxies change: headers that are not to be
    /// signed are added afterwards.
    public func sign(_ request: HTTPRequest, with credentials: Credentials, at date: Date) -> HTTPRequest {
        var request = request
        let scope = scope(at: date)
        request.headers["Host"] = request.headers["Host"] ?? request.authority
        request.headers["X-Amz-Date"] = scope.time
        request.headers["X-Amz-Security-Token"] = credentials.sessionToken?.reveal()
        let canonical = CanonicalRequest(
            method: request.method.rawValue, path: request.path, query: request.query,
            headers: request.headers.fields, payloadHash: Self.hash(request.body))
        request.headers["Authorization"] = authorization(canonical, credentials: credentials, scope: scope)
        return request
    }

    /// When and for what a signature of this date is good.
    func scope(at date: Date) -> SignatureScope {
        SignatureScope(date, region: region, service: service)
    }

    /// The value of the `Authorization` header.
    func authorization(_ canonical: CanonicalRequest, credentials: Credentials, scope: SignatureScope) -> String {
        let key = keys.key(credentials.secretAccessKey, day: scope.day, region: region, service: service)
        let toSign = Array(stringToSign(canonical, scope: scope).utf8)
        let signature = Hexadecimal.text(HMAC<SHA256>.authenticationCode(for: toSign, using: key))
        return "AWS4-HMAC-SHA256 Credential=\(credentials.accessKeyID)/\(scope.text), "
            + "SignedHeaders=\(canonical.signedHeaders), Signature=\(signature)"
    }

    /// What is signed.
    func stringToSign(_ canonical: CanonicalRequest, scope: SignatureScope) -> String {
        "AWS4-HMAC-SHA256\n\(scope.time)\n\(scope.text)\n\(Self.hash(Array(canonical.text.utf8)))"
    }

    /// SHA-256 in lower-case hexadecimal.
    static func hash(_ octets: [UInt8]) -> String {
        octets.isEmpty ? hashOfNothing : Hexadecimal.text(SHA256.hash(data: octets))
    }

    /// Most requests have no body.
    private static let hashOfNothing = Hexadecimal.text(SHA256.hash(data: [UInt8]()))
}
