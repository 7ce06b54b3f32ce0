import DNSSEC
package import KSKClient
import Resolver

/// What is left on the ordinary screen when the program has gone: what was done, the records, and what comes next.
package struct Report: Sendable, Hashable {
    /// The lines, without anything that a terminal would obey.
    package var lines: [String]

    /// Reports on a zone's key-signing key.
    ///
    /// - Parameters:
    ///   - zone: The zone, and whether it is signed.
    ///   - key: The key-signing key as Route 53 says it is.
    ///   - predicted: The records computed from the KMS public key; nil when the public key could not be read.
    ///   - proofs: What the name servers said.
    ///   - pending: A change to the zone's signing that was sent, and whose end was not seen.
    ///   - isSandbox: Whether all of it happened in the sandbox.
    package init(
        zone: ZoneFacts, key: KeySigningKey, predicted: PredictedRecords?, proofs: ZoneProofs = ZoneProofs(),
        pending: SigningChange? = nil, isSandbox: Bool = false
    ) {
        let comparison = predicted.map { RecordComparison(keySigningKey: key, predicted: $0) }
        lines = Self.heading(zone, key, isSandbox)
        if let pending {
            lines.append(
                "Sent    \(pending.operationName), and its end was not seen: ksk status \(zone.zone.displayName) tells."
            )
        }
        switch (comparison, predicted) {
        case (.equal?, let predicted?):
            lines += Self.records(predicted)
            lines += Self.verdicts(proofs)
            lines += Self.next(zone, key, proofs.proposed)
        case (.differs(let differences)?, _):
            lines += Self.refusal(differences)
        default:
            lines += Self.unproven(key)
        }
        lines = lines.map(Self.printable)
    }

    /// Reports on a request whose answer has not been seen.
    package init(unanswered request: CreationRequest, isSandbox: Bool = false) {
        lines =
            (isSandbox ? ["SANDBOX: none of this is real."] : []) + [
                "The request for the key-signing key \(request.name) of \(request.zoneDisplayName) was sent, "
                    + "and its answer was not seen.",
                "It is in the journal: start ksk again, and it asks Route 53 what became of it. No second key is made.",
            ]
        lines = lines.map(Self.printable)
    }

    /// Reports on a request that made nothing, or may have.
    package init(failed request: CreationRequest, because reason: String) {
        lines = ["The key-signing key \(request.name) of \(request.zoneDisplayName) was not made: \(reason)"].map(
            Self.printable)
    }

    /// What AWS sent is printed on an ordinary screen, so that control characters must not get there.
    private static func printable(_ line: String) -> String {
        String(String.UnicodeScalarView(line.unicodeScalars.map { isPrintable($0) ? $0 : "?" }))
    }

    private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: false
        default: true
        }
    }

    private static func heading(_ zone: ZoneFacts, _ key: KeySigningKey, _ isSandbox: Bool) -> [String] {
        let status = key.status?.rawValue ?? "status unknown"
        return (isSandbox ? ["SANDBOX: none of this is real."] : []) + [
            "Zone    \(zone.zone.name)  (\(zone.zone.id), \(zone.signing.serveSignature))",
            "KSK     \(key.name)  (\(status))",
            "KMS     \(key.kmsARN)",
        ]
    }

    private static func records(_ predicted: PredictedRecords) -> [String] {
        [
            "DS      \(predicted.ds.record(owner: predicted.owner, ttlSeconds: nil))",
            "DNSKEY  \(predicted.dnskey.record(owner: predicted.owner, ttlSeconds: nil))",
            "        Computed from the KMS public key, and equal to what Route 53 says.",
        ]
    }

    private static func verdicts(_ proofs: ZoneProofs) -> [String] {
        (proofs.proposed.map { ["Proof   with this DS: \($0.verdict.rawValue): \($0.reason)"] } ?? [])
            + (proofs.published.map { ["        published now: \($0.verdict.rawValue): \($0.reason)"] } ?? [])
    }

    /// What must happen before the parent may have the DS record, and then that it may.
    private static func next(_ zone: ZoneFacts, _ key: KeySigningKey, _ proof: Proof?) -> [String] {
        if key.status == .active, zone.signing.serveSignature == .signing {
            guard let proof, proof.verdict != .secure else { return publish }
            return [
                "Do NOT give this DS to the parent yet: not every name server is proved to sign with the key.",
                "Ask again with ksk verify \(zone.zone.displayName) --ds, until it says secure.",
            ]
        }
        var steps = [
            "Do NOT give this DS to the parent yet: \(reason(zone, key)).",
            "A parent with a DS and a zone without signatures is an outage for everyone who validates.",
            "First:",
        ]
        if key.status != .active { steps.append(remedy(for: key.status)) }
        if zone.signing.serveSignature != .signing {
            steps += [
                "  - enable signing: aws route53 enable-hosted-zone-dnssec --hosted-zone-id \(zone.zone.id)",
                "  - wait until the zone is SIGNING, and then for as long as the longest TTL in the zone",
            ]
        }
        return steps + ["Then give the DS to the registrar, or to whoever runs the parent zone."]
    }

    private static func remedy(for status: KeySigningKeyStatus?) -> String {
        switch status {
        case .actionNeeded: "  - repair the KMS key (ksk check-key says what is wrong), then activate the KSK again"
        case .deleting: "  - make another KSK: this one is being deleted"
        default: "  - activate the KSK"
        }
    }

    private static func reason(_ zone: ZoneFacts, _ key: KeySigningKey) -> String {
        switch (zone.signing.serveSignature, key.status) {
        case (.signing, let status): "the KSK is \(status?.rawValue ?? "in an unknown state"), not ACTIVE"
        case (.notSigning, _): "the zone is not signed"
        case (let other, _): "the zone's signing is \(other)"
        }
    }

    private static let publish = [
        "Next: make sure that the zone has been SIGNING for as long as its longest TTL, then give the DS to the",
        "registrar, or to whoever runs the parent zone.",
    ]

    private static func refusal(_ differences: [String]) -> [String] {
        [
            "DO NOT USE the DS record of this key: it is not what the KMS key gives."
        ] + differences.map { "  - \($0)" } + [
            "A wrong DS takes the zone off the internet for everyone who validates. Do not publish either form;",
            "ask AWS Support, with the zone's id and the KSK's name.",
        ]
    }

    private static func unproven(_ key: KeySigningKey) -> [String] {
        [
            "The public key could not be read from KMS, so the DS record is not proven. Route 53 says:",
            "DS      \(key.dsRecord ?? "none")",
            "DNSKEY  \(key.dnskeyRecord ?? "none")",
            "Do NOT give this DS to the parent before it has been compared with the KMS key: you need "
                + "kms:GetPublicKey.",
        ]
    }
}
