package import KSKClient

/// A key-signing key that is to be made: the five parameters of CreateKeySigningKey, and what tells them apart for
/// people.
package struct CreationRequest: Sendable, Hashable, Codable {
    /// The zone.
    package var zoneID: HostedZoneID
    /// The zone's name, as Route 53 returns it.
    package var zoneName: String
    /// The key.
    package var keyARN: KMSKeyARN
    /// The name of the key-signing key.
    package var name: KeySigningKeyName
    /// Whether it signs at once.
    package var status: KeySigningKeyStatus
    /// What makes the request one of a kind; a repetition carries the same.
    package var callerReference: CallerReference
    /// The account that asks.
    package var account: String

    /// Makes a request of its parts.
    package init(
        zoneID: HostedZoneID, zoneName: String, keyARN: KMSKeyARN, name: KeySigningKeyName,
        status: KeySigningKeyStatus, callerReference: CallerReference, account: String
    ) {
        self.zoneID = zoneID
        self.zoneName = zoneName
        self.keyARN = keyARN
        self.name = name
        self.status = status
        self.callerReference = callerReference
        self.account = account
    }

    /// The request as the client sends it.
    package var operation: CreateKeySigningKey {
        CreateKeySigningKey(
            callerReference: callerReference, hostedZoneID: zoneID, keyManagementServiceARN: keyARN, name: name,
            status: status)
    }
}
