import FoundationEssentials

/// Tells about a domain: its name servers and the keys whose DS records the registry publishes.
///
/// Source: Route 53 Domains API Reference, "GetDomainDetail".
struct GetDomainDetail: DomainsOperation {
    static let name = "GetDomainDetail"

    /// 2025-01-15 09:00:00 UTC.
    private static let creation = Date(timeIntervalSince1970: 1_736_931_600)
    /// 2035-01-15 09:00:00 UTC.
    static let expiration = Date(timeIntervalSince1970: 2_052_464_400)

    private let domain: String

    init(_ body: JSONBody) throws(ServiceError) { domain = try body.requiredText("DomainName", length: 0...255) }

    func perform(in context: CallContext, on account: inout AccountState) throws(ServiceError) -> ServiceReply {
        let zone = try RegisteredDomains.zone(of: domain, in: context, on: account)
        let keys = account.domains[zone.name]?.keys(at: context.now) ?? []
        let contact: JSONValue = ["ContactType": "COMPANY", "OrganizationName": "Sandbox", "CountryCode": "US"]
        return Self.reply([
            "DomainName": .string(String(zone.name.dropLast())),
            "Nameservers": .array(zone.nameServers.map { ["Name": .string($0), "GlueIps": []] }),
            "AutoRenew": true, "AdminContact": contact, "RegistrantContact": contact, "TechContact": contact,
            "AdminPrivacy": true, "RegistrantPrivacy": true, "TechPrivacy": true,
            "RegistrarName": "Amazon Registrar, Inc.", "WhoIsServer": "whois.registrar.amazon",
            "RegistrarUrl": "http://registrar.amazon.com",
            "AbuseContactEmail": "trustandsafety@support.aws.com",
            "CreationDate": .number(Self.creation.timeIntervalSince1970),
            "ExpirationDate": .number(Self.expiration.timeIntervalSince1970),
            "StatusList": ["clientTransferProhibited"], "DnssecKeys": .array(keys.map(Self.members)),
        ])
    }

    private static func members(of key: RegisteredKeyRecord) -> JSONValue {
        [
            "Id": .string(key.id), "KeyTag": .number(Double(key.keyTag)), "Algorithm": .number(Double(key.algorithm)),
            "Flags": .number(Double(key.flags)), "PublicKey": .string(key.publicKey),
            "DigestType": .number(Double(RegisteredKeyRecord.digestType)), "Digest": .string(key.digest),
        ]
    }
}
