import FoundationEssentials

/// Route 53 notices by itself when it can no longer sign with a key.
extension AccountState {
    /// Sets active keys to ACTION_NEEDED whose KMS keys have been gone, disabled or closed to Route 53 for long enough,
    /// and with them the zones that are being signed. Nothing is set back: that takes a re-activation.
    ///
    /// - Parameters:
    ///   - now: The account's time.
    ///   - noticeDelay: Seconds that Route 53 takes to notice.
    mutating func reviewSigning(at now: Date, noticeDelay: Double) {
        nextNotice = nil
        for zone in zones where zone.keySigningKeys.contains(where: { $0.status == .active }) {
            for key in zone.keySigningKeys where key.status == .active {
                let since = isUsable(key, by: zone) ? nil : key.unusableSince ?? now
                if since != key.unusableSince { update(key: key.name, zone: zone.id) { $0.unusableSince = since } }
                guard let notice = since?.addingTimeInterval(noticeDelay) else { continue }
                if notice <= now {
                    needAction(key, of: zone)
                } else {
                    nextNotice = min(nextNotice ?? notice, notice)
                }
            }
        }
    }

    private mutating func needAction(_ key: KeySigningKeyRecord, of zone: HostedZoneRecord) {
        update(key: key.name, zone: zone.id) { record in
            record.status = .actionNeeded
            record.statusMessage = Self.message(about: key.keyARN)
        }
        update(zone: zone.id) { record in
            guard record.serveSignature == .signing else { return }
            record.serveSignature = .actionNeeded
            record.statusMessage = Self.message(about: key.keyARN)
        }
    }

    private func isUsable(_ key: KeySigningKeyRecord, by zone: HostedZoneRecord) -> Bool {
        self.key(arn: key.keyARN).map { KeyFitness.isUsable($0, by: zone) } ?? false
    }

    private static func message(about arn: String) -> String {
        "Route 53 cannot use the customer managed key with ARN '\(arn)'. Check that the key is enabled and that its key"
            + " policy allows Route 53 DescribeKey, GetPublicKey and Sign, then activate the key-signing key again."
    }

    /// Sets a zone that needed action back to being signed, once none of its keys needs action.
    mutating func settleSigning(ofZone id: String) {
        update(zone: id) { zone in
            let needsAction = zone.keySigningKeys.contains { $0.status == .actionNeeded }
            guard zone.serveSignature == .actionNeeded, !needsAction else { return }
            zone.serveSignature = .signing
            zone.statusMessage = nil
        }
    }
}
