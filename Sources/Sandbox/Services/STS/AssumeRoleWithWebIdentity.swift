import DNSSEC
import FoundationEssentials

/// Gives temporary credentials of a role to whoever has a token of an identity provider. It comes without a signature.
///
/// The sandbox takes any JSON Web Token that has not expired, since it knows no provider's keys.
///
/// Source: STS API Reference, "AssumeRoleWithWebIdentity".
struct AssumeRoleWithWebIdentity: SandboxOperation {
    static let name = "AssumeRoleWithWebIdentity"
    static let isChange = true
    static let needsSignature = false

    private let session: RoleSession
    private let token: String

    init(_ form: STSForm) throws(ServiceError) {
        session = try RoleSession(form)
        token = try form.requiredText("WebIdentityToken", length: 4...20_000)
    }

    func perform(in context: CallContext, on account: inout AccountState) throws(ServiceError) -> ServiceReply {
        guard let claims = Self.claims(of: token) else {
            throw ServiceError(
                "InvalidIdentityToken",
                "The ID Token provided is not a valid JWT. (You may see this error"
                    + " if you sent an Access Token)")
        }
        if case .number(let expiry)? = claims["exp"], expiry < context.wallClock.timeIntervalSince1970 {
            throw ServiceError(
                "ExpiredTokenException",
                "Token expired: current date/time \(Int(context.wallClock.timeIntervalSince1970)) must be before the"
                    + " expiration date/time \(Int(exactly: expiry.rounded()) ?? 0)")
        }
        guard session.role(externalID: nil) != nil,
            let (accessKeyID, record) = session.begin(in: context, on: &account)
        else { throw session.refused(Self.name, to: "") }
        return STSService.reply(Self.name, in: context) { xml in
            xml.element("SubjectFromWebIdentityToken", claims["sub"]?.string ?? "sandbox")
            xml.write(record, accessKeyID: accessKeyID)
            xml.element("Provider", claims["iss"]?.string)
            xml.element("Audience", claims["aud"]?.string)
        }
    }

    /// The claims in a token; nil for a text that is none.
    private static func claims(of token: String) -> JSONValue? {
        let parts = token.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3 else { return nil }
        var text = String(parts[1].map { $0 == "-" ? "+" : $0 == "_" ? "/" : $0 })
        text += String(repeating: "=", count: (4 - text.utf8.count % 4) % 4)
        guard let octets = try? Base64.decode(text), let claims = JSONValue(parsing: octets), case .object = claims
        else { return nil }
        return claims
    }
}
