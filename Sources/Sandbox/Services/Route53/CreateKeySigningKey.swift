/// Makes a key-signing key of a KMS key.
///
/// Source: Route 53 API Reference, "CreateKeySigningKey".
struct CreateKeySigningKey: Route53Operation {
    static let name = "CreateKeySigningKey"
    static let isChange = true

    private let callerReference: String
    private let zoneID: String
    private let keyARN: String
    private let keyName: String
    private let status: String

    var changedZone: String? { zoneID }
    var resource: String? { Self.zoneARN(zoneID) }

    init(_ call: Route53Call) throws(ServiceError) {
        let body = try Route53Body(
            call.body, root: "CreateKeySigningKeyRequest",
            members: ["CallerReference", "HostedZoneId", "KeyManagementServiceArn", "Name", "Status"])
        callerReference = try body.text("CallerReference", type: "Nonce", length: 1...128)
        zoneID = try Route53Call.zoneID(body.text("HostedZoneId", type: "ResourceId", length: 1...64))
        keyARN = try body.text("KeyManagementServiceArn", type: "SigningKeyString", length: 0...2048)
        keyName = try body.text("Name", type: "SigningKeyName", length: 1...1024)
        status = try body.text("Status", type: "SigningKeyStatus", length: 5...150)
    }

    func perform(in context: CallContext, on account: inout AccountState) throws(ServiceError) -> ServiceReply {
        let zone = try ZoneSigning.publicZone(zoneID, in: account, context.settings)
        guard let keyStatus = KeySigningKeyRecord.Status(rawValue: status), [.active, .inactive].contains(keyStatus)
        else { throw .invalidKeySigningKeyStatus("The Key Signing Key status '\(status)' is not ACTIVE or INACTIVE.") }
        guard isNameValid(context.settings.keyNames) else { throw .invalidKeySigningKeyName(keyName) }
        if let earlier = account.callerReferences[callerReference] {
            return try repeated(earlier, in: context, on: account)
        }
        try ZoneSigning.checkSigningStatus(of: zone)
        try ZoneSigning.checkOtherKeys(of: zone)
        try checkUniqueness(in: zone)
        guard zone.keySigningKeys.count < HostedZoneRecord.maximumKeys else { throw .tooManyKeySigningKeys(zoneID) }
        let publicKey = try KeyFitness.publicKey(of: keyARN, zone: zone, in: context, on: account)

        let key = KeySigningKeyRecord(
            name: keyName, keyARN: keyARN, publicKey: publicKey, status: keyStatus, created: context.now,
            lastModified: context.now, callerReference: callerReference)
        account.update(zone: zoneID) { $0.keySigningKeys.append(key) }
        let change = ZoneSigning.beginChange(in: context, on: &account)
        account.callerReferences[callerReference] = CallerReferenceRecord(
            zone: zoneID, name: keyName, keyARN: keyARN, status: status, change: change.id)
        return reply(key, zone: zone, change: change, in: context)
    }

    /// The documentation says letters, digits and underscores; the service takes dashes and dots too, as the acceptance
    /// tests of Terraform's provider show.
    private func isNameValid(_ names: SandboxSettings.KeyNames) -> Bool {
        (3...128).contains(keyName.utf8.count)
            && keyName.utf8.allSatisfy { octet in
                switch octet {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
                    true
                case UInt8(ascii: "-"), UInt8(ascii: "."): names == .asSeen
                default: false
                }
            }
    }

    /// A reference that was used before: the same request again, or a mistake.
    private func repeated(
        _ earlier: CallerReferenceRecord, in context: CallContext, on account: AccountState
    ) throws(ServiceError) -> ServiceReply {
        let alreadyExists = ServiceError.keySigningKeyAlreadyExists(
            "A Key Signing Key was already created with the caller reference '\(callerReference)'.")
        let isSame =
            earlier.zone == zoneID && earlier.name == keyName && earlier.keyARN == keyARN && earlier.status == status
        guard isSame, let zone = account.zone(zoneID), let key = zone.key(named: keyName),
            let change = account.changes[earlier.change]
        else {
            throw context.settings.reusedReference == .alreadyExists
                ? alreadyExists
                : .invalidArgument(
                    "The caller reference '\(callerReference)' was already used with other parameters.")
        }
        guard context.settings.repeatedReference == .sameKey else { throw alreadyExists }
        return reply(key, zone: zone, change: change, in: context)
    }

    private func checkUniqueness(in zone: HostedZoneRecord) throws(ServiceError) {
        if zone.key(named: keyName) != nil {
            throw .keySigningKeyAlreadyExists(
                "A Key Signing Key with name \(keyName) already exists in hosted zone with ID '\(zoneID)'.")
        }
        if zone.keySigningKeys.contains(where: { $0.keyARN == keyARN }) {
            throw .keySigningKeyAlreadyExists(
                "A Key Signing Key with KMS ARN '\(keyARN)' already exists in hosted zone with ID '\(zoneID)'.")
        }
    }

    private func reply(
        _ key: KeySigningKeyRecord, zone: HostedZoneRecord, change: ChangeRecord, in context: CallContext
    ) -> ServiceReply {
        let location = "https://route53.amazonaws.com/\(Route53Service.version)/keysigningkey/\(zone.id)/\(key.name)"
        return Self.reply(status: 201, headers: [SandboxField("Location", location)]) { xml in
            xml.write(change, in: context)
            xml.element("KeySigningKey") { $0.writeContent(of: key, zone: zone) }
        }
    }
}
