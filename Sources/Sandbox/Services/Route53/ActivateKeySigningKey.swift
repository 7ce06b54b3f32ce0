/// Makes a key-signing key sign, or sign again after its KMS key was repaired.
///
/// Source: Route 53 API Reference, "ActivateKeySigningKey".
struct ActivateKeySigningKey: KeySigningKeyOperation {
    static let name = "ActivateKeySigningKey"

    let target: KeySigningKeyTarget

    init(_ call: Route53Call) throws(ServiceError) { target = try KeySigningKeyTarget(call) }

    func change(
        _ key: KeySigningKeyRecord, of zone: HostedZoneRecord, in context: CallContext, on account: inout AccountState
    ) throws(ServiceError) {
        guard key.status != .deleting else { throw refusal("activated", "DELETING") }
        _ = try KeyFitness.publicKey(of: key.keyARN, zone: zone, in: context, on: account)
        set(.active, in: context, on: &account)
        account.settleSigning(ofZone: zone.id)
    }
}
