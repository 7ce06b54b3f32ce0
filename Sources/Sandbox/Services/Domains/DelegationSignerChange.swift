import DNSSEC
import FoundationEssentials

/// Has the registry publish a DS record of a key; the registrar computes it.
///
/// Source: Route 53 Domains API Reference, "AssociateDelegationSignerToDomain".
struct AssociateDelegationSigner: DomainsOperation {
    static let name = "AssociateDelegationSignerToDomain"
    static let isChange = true

    private let domain: String
    private let algorithm: Int
    private let flags: Int
    private let publicKey: String
    private let octets: [UInt8]

    init(_ body: JSONBody) throws(ServiceError) {
        domain = try body.requiredText("DomainName", length: 0...255)
        let attributes = try body.object("SigningAttributes")
        guard let algorithm = try attributes.integer("Algorithm", range: 0...255),
            let flags = try attributes.integer("Flags", range: 0...65_535)
        else { throw .invalidInput("SigningAttributes must have Algorithm, Flags and PublicKey.") }
        self.algorithm = algorithm
        self.flags = flags
        publicKey = try attributes.requiredText("PublicKey", length: 0...32_768)
        guard let octets = try? Base64.decode(publicKey), !octets.isEmpty else {
            throw .invalidInput("The public key is not Base 64.")
        }
        self.octets = octets
    }

    func perform(in context: CallContext, on account: inout AccountState) throws(ServiceError) -> ServiceReply {
        let zone = try RegisteredDomains.zone(of: domain, in: context, on: account)
        let present = account.domains[zone.name]?.keys(at: context.now) ?? []
        guard present.count < Self.maximumKeys(of: zone.name) else {
            throw ServiceError("DnssecLimitExceeded", "The number of DNSSEC keys of \(domain) is at its limit.")
        }
        let dnskey = DNSKEY(
            flags: UInt16(flags), algorithm: SecurityAlgorithm(rawValue: UInt8(algorithm)), publicKey: octets)
        guard let name = try? DomainName(route53: zone.name),
            let ds = try? DelegationSigner(of: dnskey, owner: name, digestType: .sha256)
        else { throw .invalidInput("The key cannot be that of a DS record.") }
        let key = RegisteredKeyRecord(
            algorithm: algorithm, flags: flags, publicKey: publicKey, keyTag: Int(ds.keyTag), digest: ds.digestHex)
        // What the registry refuses is told by the operation, as users of AWS saw it.
        let fails = present.contains { $0.id == key.id } || algorithm == 13 && octets.count != 64
        return try account.begin(.add(key), fails: fails, domain: zone.name, in: context)
    }

    /// Source: Route 53 Developer Guide, "Configuring DNSSEC for a domain".
    private static func maximumKeys(of domain: String) -> Int {
        domain.hasSuffix(".com.") || domain.hasSuffix(".net.") ? 13 : 4
    }
}

/// Has the registry take a DS record away.
///
/// Source: Route 53 Domains API Reference, "DisassociateDelegationSignerFromDomain".
struct DisassociateDelegationSigner: DomainsOperation {
    static let name = "DisassociateDelegationSignerFromDomain"
    static let isChange = true

    private let domain: String
    private let id: String

    init(_ body: JSONBody) throws(ServiceError) {
        domain = try body.requiredText("DomainName", length: 0...255)
        id = try body.requiredText("Id", length: 0...1024)
    }

    func perform(in context: CallContext, on account: inout AccountState) throws(ServiceError) -> ServiceReply {
        let zone = try RegisteredDomains.zone(of: domain, in: context, on: account)
        let present = account.domains[zone.name]?.keys(at: context.now) ?? []
        guard present.contains(where: { $0.id == id }) else {
            throw .invalidInput("The domain \(domain) has no DNSSEC key with ID \(id).")
        }
        return try account.begin(.remove(id), fails: false, domain: zone.name, in: context)
    }
}

extension AccountState {
    /// Notes what the registrar is to do; one thing at a time for each domain.
    fileprivate mutating func begin(
        _ work: RegistrarOperationRecord.Work, fails: Bool, domain: String, in context: CallContext
    ) throws(ServiceError) -> ServiceReply {
        guard domains[domain]?.isBusy(at: context.now) != true else {
            throw ServiceError("DuplicateRequest", "The request is already in progress for the domain.")
        }
        let operation = RegistrarOperationRecord(
            id: KeyIDs.uuid(context.randomOctets(16)), work: work, submitted: context.now,
            finished: context.now.addingTimeInterval(context.settings.registrarDelay.seconds), hasFailed: fails)
        domains[domain, default: DomainRecord()].add(operation)
        return ServiceReply(body: JSONValue.object(["OperationId": .string(operation.id)]).text)
    }
}
