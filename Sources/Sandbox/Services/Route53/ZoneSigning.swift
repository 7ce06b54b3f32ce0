/// What the operations on a zone's signing have in common.
enum ZoneSigning {
    /// A public zone of the account.
    static func publicZone(
        _ id: String, in account: AccountState, _ settings: SandboxSettings
    ) throws(ServiceError) -> HostedZoneRecord {
        guard let zone = account.zone(id) else { throw .noSuchHostedZone(id) }
        guard !zone.isPrivate else {
            let message = "DNSSEC is not supported for private hosted zones."
            throw settings.privateZones == .invalidInput ? .invalidInput(message) : .invalidArgument(message)
        }
        return zone
    }

    /// A key-signing key and its zone.
    static func key(
        _ name: String, zone id: String, in account: AccountState
    ) throws(ServiceError) -> (KeySigningKeyRecord, HostedZoneRecord) {
        guard let zone = account.zone(id), let key = zone.key(named: name) else { throw .noSuchKeySigningKey(name) }
        return (key, zone)
    }

    /// Refuses a zone on which nothing can be done until its signing is repaired.
    static func checkSigningStatus(of zone: HostedZoneRecord) throws(ServiceError) {
        if [.deleting, .internalFailure].contains(zone.serveSignature) { throw .invalidSigningStatus(zone) }
    }

    /// Refuses a zone in which another key is in failure: that one must be activated or deactivated first.
    static func checkOtherKeys(of zone: HostedZoneRecord, than name: String? = nil) throws(ServiceError) {
        if let failed = zone.keySigningKeys.first(where: { $0.status == .internalFailure && $0.name != name }) {
            throw .keyInFailure(failed.name)
        }
    }

    /// The reply of an operation that begins a change and tells nothing else.
    static func reply<Operation: Route53Operation>(
        of operation: Operation.Type, in context: CallContext, on account: inout AccountState
    ) -> ServiceReply {
        let change = beginChange(in: context, on: &account)
        return Operation.reply { $0.write(change, in: context) }
    }

    /// Notes a change that begins now.
    static func beginChange(
        in context: CallContext, on account: inout AccountState, comment: String? = nil
    ) -> ChangeRecord {
        let change = ChangeRecord(id: "C" + context.randomLetters(20), submittedAt: context.now, comment: comment)
        account.add(change)
        return change
    }
}
