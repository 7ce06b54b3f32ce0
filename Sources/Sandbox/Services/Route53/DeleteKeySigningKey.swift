/// Takes a key-signing key away; the KMS key stays.
///
/// Source: Route 53 API Reference, "DeleteKeySigningKey".
struct DeleteKeySigningKey: KeySigningKeyOperation {
    static let name = "DeleteKeySigningKey"

    let target: KeySigningKeyTarget

    init(_ call: Route53Call) throws(ServiceError) { target = try KeySigningKeyTarget(call) }

    func change(
        _ key: KeySigningKeyRecord, of zone: HostedZoneRecord, in context: CallContext, on account: inout AccountState
    ) throws(ServiceError) {
        guard key.status == .inactive else { throw refusal("deleted", "not INACTIVE") }
        account.update(zone: zone.id) { $0.keySigningKeys.removeAll { $0.name == key.name } }
        account.callerReferences[key.callerReference] = nil
    }
}
