/// Takes a key-signing key away; the KMS key stays.
///
/// Source: Route 53 API Reference, "DeleteKeySigningKey".
struct DeleteKeySigningKey: Route53Operation {
    static let name = "DeleteKeySigningKey"
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
        guard key.status == .inactive else {
            throw .invalidKeySigningKeyStatus(
                "Key Signing Key with name \(keyName) cannot be deleted because current status is not INACTIVE.")
        }
        account.update(zone: zoneID) { $0.keySigningKeys.removeAll { $0.name == keyName } }
        account.callerReferences[key.callerReference] = nil
        let change = ZoneSigning.beginChange(in: context, on: &account)
        return Self.reply { $0.write(change, in: context) }
    }
}
