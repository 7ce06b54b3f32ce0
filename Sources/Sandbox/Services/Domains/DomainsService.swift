/// Route 53 Domains, the registrar: the operation in a header, bodies of JSON.
///
/// A domain is registered for every public hosted zone whose name has two labels.
struct DomainsService: EmulatedService {
    let signingName = "route53domains"
    let signingRegion: String? = nil
    let contentType = "application/x-amz-json-1.1"

    static let targetPrefix = "Route53Domains_v20140515."

    func operation(of request: SandboxRequest) throws(ServiceError) -> any SandboxOperation {
        let target = request.header("x-amz-target") ?? ""
        guard request.method == "POST", target.hasPrefix(Self.targetPrefix) else { throw Self.unknownOperation }
        let body = try JSONBody(request.body)
        switch String(target.dropFirst(Self.targetPrefix.count)) {
        case ListDomains.name: return try ListDomains(body)
        case GetDomainDetail.name: return try GetDomainDetail(body)
        case AssociateDelegationSigner.name: return try AssociateDelegationSigner(body)
        case DisassociateDelegationSigner.name: return try DisassociateDelegationSigner(body)
        case GetOperationDetail.name: return try GetOperationDetail(body)
        default: throw Self.unknownOperation
        }
    }

    func error(for problem: SignatureProblem) -> ServiceError { JSONErrors.error(for: problem) }

    func error(for fault: SandboxFault) -> ServiceError? {
        JSONErrors.error(for: fault, internalFailure: "InternalFailure")
    }

    func body(of error: ServiceError, requestID: String) -> [UInt8] { JSONErrors.body(of: error) }

    private static let unknownOperation = ServiceError("UnknownOperationException", "")
}

/// An operation of Route 53 Domains.
protocol DomainsOperation: SandboxOperation {}

extension DomainsOperation {
    func checkPermission(in context: CallContext, on account: AccountState) throws(ServiceError) {
        if let sentence = Access.refusal(of: "route53domains:\(Self.name)", on: nil as String?, by: context.identity) {
            throw .accessDenied(sentence)
        }
    }

    static func reply(_ members: JSONValue) -> ServiceReply { ServiceReply(body: members.text) }
}

/// Finds domains, which follow from the zones.
enum RegisteredDomains {
    /// The names of an account's domains with the last dot, in the order of the zones.
    static func names(of owner: String, in account: AccountState) -> [String] {
        var seen: Set<String> = []
        return account.zones.filter { isDomain($0) && $0.owner == owner && seen.insert($0.name).inserted }.map(\.name)
    }

    /// The zone of a domain of the caller's account.
    static func zone(
        of domain: String, in context: CallContext, on account: AccountState
    ) throws(ServiceError) -> HostedZoneRecord {
        let name = domain.lowercased().hasSuffix(".") ? domain.lowercased() : domain.lowercased() + "."
        let zone = account.zones.first { $0.name == name && isDomain($0) && $0.owner == context.identity.account }
        guard let zone else { throw .notRegistered(domain) }
        return zone
    }

    private static func isDomain(_ zone: HostedZoneRecord) -> Bool {
        !zone.isPrivate && zone.name.utf8.count { $0 == UInt8(ascii: ".") } == 2
    }
}

extension ServiceError {
    fileprivate static func notRegistered(_ domain: String) -> ServiceError {
        ServiceError("InvalidInput", "Domain \(domain) not found in this account.")
    }
}
