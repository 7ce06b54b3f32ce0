/// Makes a key-signing key sign no more.
///
/// Source: Route 53 API Reference, "DeactivateKeySigningKey".
struct DeactivateKeySigningKey: KeySigningKeyOperation {
    static let name = "DeactivateKeySigningKey"

    let target: KeySigningKeyTarget

    init(_ call: Route53Call) throws(ServiceError) { target = try KeySigningKeyTarget(call) }

    func change(
        _ key: KeySigningKeyRecord, of zone: HostedZoneRecord, in context: CallContext, on account: inout AccountState
    ) throws(ServiceError) {
        guard key.status != .deleting else { throw refusal("deactivated", "DELETING") }
        guard !SimulatedParent.keyTags(of: zone, at: context.now, in: account).contains(Int(key.keyTag)) else {
            throw Self.inParent(key.name)
        }
        let hasOtherActiveKey = zone.keySigningKeys.contains { $0.status == .active && $0.name != key.name }
        guard zone.serveSignature == .notSigning || hasOtherActiveKey || key.status != .active else {
            throw Self.inUse(key.name)
        }
        set(.inactive, in: context, on: &account)
        if hasOtherActiveKey { account.settleSigning(ofZone: zone.id) }
    }

    private static func inParent(_ name: String) -> ServiceError {
        ServiceError(
            "KeySigningKeyInParentDSRecord", "Key Signing Key with name \(name) is in a DS record of the parent zone.")
    }

    private static func inUse(_ name: String) -> ServiceError {
        ServiceError(
            "KeySigningKeyInUse",
            "Key Signing Key with name \(name) is the only one in ACTIVE status of a hosted zone that is being signed.")
    }
}
