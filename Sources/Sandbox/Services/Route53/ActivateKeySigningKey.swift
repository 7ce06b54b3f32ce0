/// Makes a key-signing key sign, or sign again after its KMS key was repaired.
///
/// Source: Route 53 API Reference, "ActivateKeySigningKey".
struct ActivateKeySigningKey: Route53Operation {
    static let name = "ActivateKeySigningKey"
    static let isChange = true

    private let zoneID: String
    private let keyName: String

    var changedZone: String? { zoneID }
    var resource: String? { Self.zoneARN(zoneID) }

    init(_ call: Route53Call) throws(ServiceError) {
        zoneID = try call.zoneID()
        keyName = call.keyName
    }

    func perform(in context: CallContext, on account: inout AccountState) throws(ServiceError) -> ServiceReply {
        let (key, zone) = try ZoneSigning.key(keyName, zone: zoneID, in: account)
        try ZoneSigning.checkSigningStatus(of: zone)
        try ZoneSigning.checkOtherKeys(of: zone, than: keyName)
        guard key.status != .deleting else {
            throw .invalidKeySigningKeyStatus(
                "Key Signing Key with name \(keyName) cannot be activated because current status is DELETING.")
        }
        _ = try KeyFitness.publicKey(of: key.keyARN, zone: zone, in: context, on: account)
        account.update(key: keyName, zone: zoneID) { key in
            key.status = .active
            key.statusMessage = nil
            key.lastModified = context.now
        }
        account.settleSigning(ofZone: zoneID)
        let change = ZoneSigning.beginChange(in: context, on: &account)
        return Self.reply { $0.write(change, in: context) }
    }
}
