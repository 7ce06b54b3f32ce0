/// A switch that makes a key usable or unusable.
protocol KeySwitch: KMSOperation {
    /// The state that it brings about.
    static var state: KMSKeyRecord.State { get }

    var keyID: String { get }
}

extension KeySwitch {
    static var isChange: Bool { true }

    func perform(in context: CallContext, on account: inout AccountState) throws(ServiceError) -> ServiceReply {
        let key = try KeyLookup.keyWithoutAlias(keyID, in: context, on: account)
        try checkPermission(on: key, in: context)
        guard key.state != .pendingDeletion else { throw .invalidState(key, "pending deletion") }
        account.update(keyARN: key.arn) { $0.state = Self.state }
        return ServiceReply()
    }
}

/// Makes a disabled key usable again.
///
/// Source: KMS API Reference, "EnableKey".
struct EnableKey: KeySwitch {
    static let name = "EnableKey"
    static let state = KMSKeyRecord.State.enabled

    let keyID: String

    init(_ body: JSONBody) throws(ServiceError) { keyID = try body.requiredText("KeyId", length: Self.keyIDLength) }
}

/// Makes a key unusable until it is enabled again.
///
/// Source: KMS API Reference, "DisableKey".
struct DisableKey: KeySwitch {
    static let name = "DisableKey"
    static let state = KMSKeyRecord.State.disabled

    let keyID: String

    init(_ body: JSONBody) throws(ServiceError) { keyID = try body.requiredText("KeyId", length: Self.keyIDLength) }
}
