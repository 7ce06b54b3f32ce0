import FoundationEssentials

/// Lists the account's domains.
///
/// Source: Route 53 Domains API Reference, "ListDomains".
struct ListDomains: DomainsOperation {
    static let name = "ListDomains"

    private let marker: String?
    private let limit: Int

    init(_ body: JSONBody) throws(ServiceError) {
        marker = try body.text("Marker", length: 0...4096)
        limit = try body.integer("MaxItems", range: 1...100) ?? 20
    }

    func perform(in context: CallContext, on account: inout AccountState) throws(ServiceError) -> ServiceReply {
        let names = RegisteredDomains.names(of: context.identity.account, in: account)
        var rest = names[...]
        if let marker, !marker.isEmpty {
            guard let start = names.firstIndex(of: marker) else { throw .invalidInput("Invalid marker.") }
            rest = names[start...]
        }
        var members: [String: JSONValue] = [
            "Domains": .array(
                rest.prefix(limit).map { name in
                    [
                        "DomainName": .string(String(name.dropLast())), "AutoRenew": true, "TransferLock": true,
                        "Expiry": .number(GetDomainDetail.expiration.timeIntervalSince1970),
                    ]
                })
        ]
        if let next = rest.dropFirst(limit).first { members["NextPageMarker"] = .string(next) }
        return Self.reply(.object(members))
    }
}
