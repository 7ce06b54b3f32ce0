/// A change of one key-signing key.
protocol KeySigningKeyOperation: Route53Operation {
    var target: KeySigningKeyTarget { get }

    /// Changes the key, in a zone whose signing is in order but for this key, or says why not.
    func change(
        _ key: KeySigningKeyRecord, of zone: HostedZoneRecord, in context: CallContext, on account: inout AccountState
    ) throws(ServiceError)
}

/// The key-signing key that a path names.
struct KeySigningKeyTarget: Sendable {
    let zoneID: String
    let keyName: String

    init(_ call: Route53Call) throws(ServiceError) {
        zoneID = try call.zoneID()
        keyName = call.keyName
        guard keyName.unicodeScalars.count <= Self.maximumLength else {
            throw .tooLong(keyName, maximum: Self.maximumLength, type: "SigningKeyName")
        }
    }

    private static let maximumLength = 128
}

extension KeySigningKeyOperation {
    static var isChange: Bool { true }
    var changedZone: String? { target.zoneID }
    var resource: String? { Self.zoneARN(target.zoneID) }

    func perform(in context: CallContext, on account: inout AccountState) throws(ServiceError) -> ServiceReply {
        let (key, zone) = try ZoneSigning.key(target.keyName, zone: target.zoneID, in: account)
        try ZoneSigning.checkSigningStatus(of: zone)
        try ZoneSigning.checkOtherKeys(of: zone, than: target.keyName)
        try change(key, of: zone, in: context, on: &account)
        return ZoneSigning.reply(of: Self.self, in: context, on: &account)
    }

    /// Sets the status of the key, whose troubles are over with it.
    func set(_ status: KeySigningKeyRecord.Status, in context: CallContext, on account: inout AccountState) {
        account.update(key: target.keyName, zone: target.zoneID) { key in
            key.status = status
            key.statusMessage = nil
            key.unusableSince = nil
            key.lastModified = context.now
        }
    }

    /// The refusal of what cannot be done to a key in its status.
    func refusal(_ done: String, _ reason: String) -> ServiceError {
        .invalidKeySigningKeyStatus(
            "Key Signing Key with name \(target.keyName) cannot be \(done) because current status is \(reason).")
    }
}
