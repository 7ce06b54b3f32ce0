/// Makes a key-signing key sign no more.
///
/// Source: Route 53 API Reference, "DeactivateKeySigningKey".
struct DeactivateKeySigningKey: Route53Operation {
    static let name = "DeactivateKeySigningKey"
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
                "Key Signing Key with name \(keyName) cannot be deactivated because current status is DELETING.")
        }
        guard !SimulatedParent.keyTags(of: zone, at: context.now, in: account).contains(Int(key.keyTag)) else {
            throw Self.inParent(keyName)
        }
        let hasOtherActiveKey = zone.keySigningKeys.contains { $0.status == .active && $0.name != keyName }
        guard zone.serveSignature == .notSigning || hasOtherActiveKey || key.status != .active else {
            throw Self.inUse(keyName)
        }
        account.update(key: keyName, zone: zoneID) { key in
            key.status = .inactive
            key.statusMessage = nil
            key.lastModified = context.now
        }
        if hasOtherActiveKey { account.settleSigning(ofZone: zoneID) }
        let change = ZoneSigning.beginChange(in: context, on: &account)
        return Self.reply { $0.write(change, in: context) }
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
