import Crypto
import DNSSEC
import FoundationEssentials

/// Tells who signed a request, by Signature Version 4.
struct SignatureVerifier: Sendable {
    /// Finds whose an access key is.
    var identity: @Sendable (String) throws(SignatureProblem) -> SandboxIdentity?
    /// The keys of the scopes that were met before.
    var signingKeys = SigningKeys()
    var now: Date
    /// The service that the request is for, as signatures name it.
    var service: String
    /// The only region that is right; nil lets the signature say it.
    var region: String?

    /// How far a client's clock may be off, either way.
    static let toleratedSeconds = 5 * 60.0

    /// A request's signer and what it was signed for.
    struct Verified: Sendable, Hashable {
        var identity: SandboxIdentity
        var scope: CredentialScope
    }

    /// Checks a request's signature.
    ///
    /// - Throws: ``SignatureProblem`` with AWS's words.
    mutating func verify(_ request: SandboxRequest) throws(SignatureProblem) -> Verified {
        guard let value = request.header("authorization") else { throw .missing }
        let authorization = try AuthorizationHeader(value)
        guard let date = request.header("x-amz-date") else {
            throw .incomplete(
                "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header."
                    + " Authorization=\(value)")
        }
        guard let identity = try identity(authorization.accessKeyID),
            request.header("x-amz-security-token") == identity.sessionToken
        else { throw .unknownKey }
        try check(authorization.scope, date: date)
        try checkClock(date)
        try checkSignedHeaders(authorization.signedHeaders, of: request)
        let canonical = CanonicalRequest(request, signedHeaders: authorization.signedHeaders)
        let text = canonical.stringToSign(date: date, scope: authorization.scope)
        let key = signingKeys.key(for: authorization.scope, secret: identity.secretAccessKey)
        let expected = Hexadecimal.encode(
            Array(HMAC<SHA256>.authenticationCode(for: Array(text.utf8), using: key)), .lower)
        guard Self.areEqual(expected, authorization.signature) else {
            throw .wrong(
                SignatureProblem.mismatch
                    + "\n\nThe Canonical String for this request should have been\n'\(canonical.text)'"
                    + "\n\nThe String-to-Sign should have been\n'\(text)'\n")
        }
        return Verified(identity: identity, scope: authorization.scope)
    }

    private func check(_ scope: CredentialScope, date: String) throws(SignatureProblem) {
        guard scope.terminator == "aws4_request" else {
            throw .wrong(
                "Credential should be scoped with a valid terminator: 'aws4_request', not '\(scope.terminator)'.")
        }
        guard scope.service == service else {
            throw .wrong("Credential should be scoped to correct service: '\(service)'. ")
        }
        guard region == nil || scope.region == region, !scope.region.isEmpty else {
            throw .wrong("Credential should be scoped to a valid region, not '\(scope.region)'. ")
        }
        let day = String(date.prefix(8))
        guard scope.date == day else {
            throw .wrong(
                "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP:"
                    + " '\(scope.date)' != '\(day)', from '\(date)'.")
        }
    }

    private func checkClock(_ text: String) throws(SignatureProblem) {
        guard let date = Timestamp.date(basic: text) else {
            throw .incomplete("Date must be in ISO-8601 'basic format'. Got '\(text)'.")
        }
        let current = Timestamp.basic(now)
        // Signatures have whole seconds, so the clock is read in whole seconds too.
        let age = now.timeIntervalSince1970.rounded(.down) - date.timeIntervalSince1970
        if age > Self.toleratedSeconds {
            let earliest = Timestamp.basic(now.addingTimeInterval(-Self.toleratedSeconds))
            throw .wrong("Signature expired: \(text) is now earlier than \(earliest) (\(current) - 5 min.)")
        }
        if -age > Self.toleratedSeconds {
            let latest = Timestamp.basic(now.addingTimeInterval(Self.toleratedSeconds))
            throw .wrong("Signature not yet current: \(text) is still later than \(latest) (\(current) + 5 min.)")
        }
    }

    /// The host must be signed, and so must everything that AWS reads of the headers.
    private func checkSignedHeaders(_ names: [String], of request: SandboxRequest) throws(SignatureProblem) {
        guard names.contains("host") else {
            throw .wrong("'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.")
        }
        for name in ["x-amz-date", "x-amz-target", "x-amz-security-token"]
        where request.header(name) != nil && !names.contains(name) {
            throw .wrong("'\(name)' must be a 'SignedHeader' in the AWS Authorization.")
        }
    }

    /// Compares without telling by the time it takes how much was right.
    private static func areEqual(_ lhs: String, _ rhs: String) -> Bool {
        guard lhs.utf8.count == rhs.utf8.count else { return false }
        return zip(lhs.utf8, rhs.utf8).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
