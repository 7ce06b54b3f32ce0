public import AWSCore

/// Has the registry publish a DS record of a key.
///
/// The registrar takes the key and makes the DS record itself. Follow what it does with ``GetOperationDetail``; after a
/// lost reply look with ``GetDomainDetail``.
///
/// - Throws: `AWSError` with one of the codes `duplicateRequest`, `invalidInput`, `operationLimitExceeded`,
///   `tldRulesViolation`, `unsupportedTLD`, `dnssecLimitExceeded`, `accessDeniedException`.
public struct AssociateDelegationSignerToDomain: Operation, Hashable {
    /// The service.
    public static let service = AWSService.route53Domains
    /// The name in AWS's documentation.
    public static let name = "AssociateDelegationSignerToDomain"
    /// What to do after a lost reply.
    public static let repeatability = Repeatability.lookFirst

    /// The domain's name, without a last dot.
    public var domainName: String
    /// The number of the key's algorithm.
    public var algorithm: Int
    /// The key's flags.
    public var flags: Int
    /// The public key in Base64, as in its DNSKEY record.
    public var publicKey: String

    /// The operation for a domain and a key; algorithm and flags are those of Route 53's key-signing keys.
    public init(domainName: String, publicKey: String, algorithm: Int = 13, flags: Int = 257) {
        self.domainName = domainName
        self.publicKey = publicKey
        self.algorithm = algorithm
        self.flags = flags
    }

    /// What is sent.
    public var request: OperationRequest {
        var key = JSONObject()
        key.add("Algorithm", .integer(algorithm))
        key.add("Flags", .integer(flags))
        key.add("PublicKey", .string(publicKey))
        var body = JSONObject()
        body.add("DomainName", .string(domainName))
        body.add("SigningAttributes", .object(key))
        return OperationRequest(.post, body: body.octets)
    }

    /// The id of what the registrar is doing now.
    public func response(from reply: HTTPResponse) throws -> DomainOperationID {
        DomainOperationID(rawValue: try reply.json(WireDomainOperation.self).operationID)
    }
}
