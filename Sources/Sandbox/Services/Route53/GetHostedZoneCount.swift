/// Counts the zones of the account.
///
/// Source: Route 53 API Reference, "GetHostedZoneCount".
struct GetHostedZoneCount: Route53Operation {
    static let name = "GetHostedZoneCount"

    var resource: String? { nil }

    func perform(in context: CallContext, on account: inout AccountState) throws(ServiceError) -> ServiceReply {
        let count = account.zones.count { $0.owner == context.identity.account }
        return Self.reply { $0.element("HostedZoneCount", "\(count)") }
    }
}
