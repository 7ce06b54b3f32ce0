import FoundationEssentials

/// Tells how far the registrar is.
///
/// Source: Route 53 Domains API Reference, "GetOperationDetail".
struct GetOperationDetail: DomainsOperation {
    static let name = "GetOperationDetail"

    private let id: String

    init(_ body: JSONBody) throws(ServiceError) { id = try body.requiredText("OperationId", length: 0...255) }

    func perform(in context: CallContext, on account: inout AccountState) throws(ServiceError) -> ServiceReply {
        let own = Set(RegisteredDomains.names(of: context.identity.account, in: account))
        for (domain, record) in account.domains where own.contains(domain) {
            guard let operation = record.operations.first(where: { $0.id == id }) else { continue }
            return Self.reply(Self.members(of: operation, domain: domain, at: context.now))
        }
        throw .invalidInput("Operation \(id) not found.")
    }

    private static func members(of operation: RegistrarOperationRecord, domain: String, at now: Date) -> JSONValue {
        let isFinished = operation.finished <= now
        let status = !isFinished ? "IN_PROGRESS" : operation.hasFailed ? "FAILED" : "SUCCESSFUL"
        var members: [String: JSONValue] = [
            "OperationId": .string(operation.id), "DomainName": .string(String(domain.dropLast())),
            "Type": .string(operation.type), "Status": .string(status),
            "SubmittedDate": .number(operation.submitted.timeIntervalSince1970),
            "LastUpdatedDate": .number((isFinished ? operation.finished : operation.submitted).timeIntervalSince1970),
        ]
        // The words that users of AWS saw for a key that was there already.
        if status == "FAILED" { members["Message"] = "[Parameters in request are not valid]" }
        return .object(members)
    }
}
