/// Tells whether a change has reached all name servers.
///
/// Source: Route 53 API Reference, "GetChange".
struct GetChange: Route53Operation {
    static let name = "GetChange"

    private let changeID: String

    var resource: String? { "arn:aws:route53:::change/\(changeID)" }

    init(_ call: Route53Call) throws(ServiceError) {
        changeID = String((call.parameters.first ?? "").split(separator: "/").last ?? "")
        guard changeID.utf8.count <= 6500 else { throw .tooLong(changeID, maximum: 6500, type: "ChangeId") }
    }

    func perform(in context: CallContext, on account: inout AccountState) throws(ServiceError) -> ServiceReply {
        guard let change = account.changes[changeID] else { throw .noSuchChange(changeID) }
        return Self.reply { $0.write(change, in: context) }
    }
}
