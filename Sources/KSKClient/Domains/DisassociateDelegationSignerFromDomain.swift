public import AWSCore

/// Has the registry take a DS record away.
///
/// Until it has left the caches, the key has to go on signing. Follow what the registrar does with
/// ``GetOperationDetail``; after a lost reply look with ``GetDomainDetail``.
///
/// - Throws: `AWSError` with one of the codes `duplicateRequest`, `invalidInput`, `operationLimitExceeded`,
///   `tldRulesViolation`, `unsupportedTLD`, `accessDeniedException`.
public struct DisassociateDelegationSignerFromDomain: Operation, Hashable {
    /// The service.
    public static let service = AWSService.route53Domains
    /// The name in AWS's documentation.
    public static let name = "DisassociateDelegationSignerFromDomain"
    /// What to do after a lost reply.
    public static let repeatability = Repeatability.lookFirst

    /// The domain's name, without a last dot.
    public var domainName: String
    /// The ``DelegationSignerKey/id`` of the key.
    public var id: String

    /// The operation for a domain and a key.
    public init(domainName: String, id: String) {
        self.domainName = domainName
        self.id = id
    }

    /// What is sent.
    public var request: OperationRequest {
        var body = JSONObject()
        body.add("DomainName", .string(domainName))
        body.add("Id", .string(id))
        return OperationRequest(.post, body: body.octets)
    }

    /// The id of what the registrar is doing now.
    public func response(from reply: HTTPResponse) throws -> DomainOperationID {
        DomainOperationID(rawValue: try reply.json(WireDomainOperation.self).operationID)
    }
}
