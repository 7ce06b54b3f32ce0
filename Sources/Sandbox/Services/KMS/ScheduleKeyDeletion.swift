import FoundationEssentials

/// Lets a key be deleted after 7 to 30 days, in which it cannot be used.
///
/// Source: KMS API Reference, "ScheduleKeyDeletion".
struct ScheduleKeyDeletion: KMSOperation {
    static let name = "ScheduleKeyDeletion"
    static let isChange = true

    private let keyID: String
    private let days: Int

    init(_ body: JSONBody) throws(ServiceError) {
        keyID = try body.requiredText("KeyId", length: Self.keyIDLength)
        days = try body.integer("PendingWindowInDays", range: 1...365) ?? 30
        guard (7...30).contains(days) else {
            throw ServiceError("ValidationException", "PendingWindowInDays must be between 7 and 30 days (inclusive).")
        }
    }

    func perform(in context: CallContext, on account: inout AccountState) throws(ServiceError) -> ServiceReply {
        let key = try KeyLookup.keyWithoutAlias(keyID, in: context, on: account)
        try checkPermission(on: key, in: context)
        guard key.state != .pendingDeletion else { throw .invalidState(key, "pending deletion") }
        let deletion = context.now.addingTimeInterval(Double(days) * 86_400)
        account.update(keyARN: key.arn) { key in
            key.state = .pendingDeletion
            key.deletion = deletion
        }
        return Self.reply([
            "KeyId": .string(key.arn), "KeyState": .string(KMSKeyRecord.State.pendingDeletion.rawValue),
            "DeletionDate": .number(deletion.timeIntervalSince1970), "PendingWindowInDays": .number(Double(days)),
        ])
    }
}
