import FoundationEssentials

/// What tests and demonstrations can do to the account without asking AWS's way.
extension SandboxServer {
    /// Makes the next requests of an operation go wrong.
    ///
    /// - Parameters:
    ///   - fault: What happens.
    ///   - operation: The operation's name, such as `GetDNSSEC`; nil means any.
    ///   - times: How many requests.
    package func inject(_ fault: SandboxFault, into operation: String? = nil, times: Int = 1) {
        faults.add(fault, operation: operation ?? FaultQueue.anyOperation, times: times)
    }

    /// Forgets the faults that have not happened yet.
    package func removeFaults() { faults.removeAll() }

    /// The id of the first zone of a name, such as `example.com.`; nil when there is none.
    package func zoneID(named name: String) -> String? { account.zones.first { $0.name == name }?.id }

    /// The ARN of the key of an alias, such as `alias/dnssec-shared`; nil when there is none.
    package func keyARN(alias: String) -> String? {
        guard let found = account.aliases.first(where: { $0.name == alias }) else { return nil }
        return account.key(of: found)?.arn
    }

    /// Sets how a zone is being signed.
    ///
    /// - Parameter status: `SIGNING`, `NOT_SIGNING`, `DELETING`, `ACTION_NEEDED` or `INTERNAL_FAILURE`; another word
    ///   changes nothing.
    package func setServeSignature(_ status: String, message: String? = nil, ofZone id: String) {
        account.setServeSignature(status, message: message, ofZone: id)
    }

    /// Sets the status of a key-signing key.
    ///
    /// - Parameter status: `ACTIVE`, `INACTIVE`, `DELETING`, `ACTION_NEEDED` or `INTERNAL_FAILURE`; another word
    ///   changes nothing.
    package func setStatus(_ status: String, message: String? = nil, ofKey name: String, zone id: String) {
        account.setStatus(status, message: message, ofKey: name, zone: id, at: accountTime)
    }

    /// Sets what the parent of a zone says: the tags of its DS records, and whether it delegates to others too.
    package func setParent(ofZone id: String, keyTags: [UInt16], isPartiallyDelegated: Bool = false) {
        account.setParent(ofZone: id, keyTags: keyTags, isPartiallyDelegated: isPartiallyDelegated)
    }

    /// Sets the account's clock forward; signatures of requests are still checked by the world's.
    package func advanceClock(bySeconds seconds: Double) { account.advanceClock(bySeconds: seconds) }

    /// Sets the account's clock forward, in the state file too.
    ///
    /// - Throws: ``SandboxStateError``.
    package func advanceAndKeepClock(bySeconds seconds: Double) throws(SandboxStateError) {
        var changed = account
        changed.advanceClock(bySeconds: seconds)
        try keep(changed)
    }
}

extension AccountState {
    mutating func setServeSignature(_ status: String, message: String?, ofZone id: String) {
        guard let status = HostedZoneRecord.ServeSignature(rawValue: status) else { return }
        update(zone: id) { zone in
            zone.serveSignature = status
            zone.statusMessage = message
        }
    }

    mutating func setStatus(_ status: String, message: String?, ofKey name: String, zone id: String, at now: Date) {
        guard let status = KeySigningKeyRecord.Status(rawValue: status) else { return }
        update(key: name, zone: id) { key in
            key.status = status
            key.statusMessage = message
            key.unusableSince = status == .actionNeeded ? key.unusableSince ?? now : nil
        }
    }

    mutating func setParent(ofZone id: String, keyTags: [UInt16], isPartiallyDelegated: Bool) {
        update(zone: id) { zone in
            zone.parentKeyTags = keyTags
            zone.isPartiallyDelegated = isPartiallyDelegated
        }
    }

    mutating func advanceClock(bySeconds seconds: Double) {
        clockAdvanceSeconds = min(clockAdvanceSeconds + max(0, seconds), Self.maximumAdvance)
    }

    /// A hundred years.
    private static let maximumAdvance = 100 * 366 * 86_400.0
}
