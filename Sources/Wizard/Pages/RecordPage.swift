import DNSSEC
import KSKClient
import Onboarding
import TerminalUI

/// Where the operator gets the DS record, and learns whether it may be published yet.
struct RecordPage: Page {
    let zone: HostedZone
    private(set) var keySigningKey: KeySigningKey
    /// What was computed from the key that KMS holds, or why it could not be.
    let prediction: Result<PredictedRecords, Problem>
    /// The zone as Route 53 tells it after the creation; nil until it has answered.
    private(set) var facts: ZoneFacts?
    private(set) var factsProblem: Problem?
    /// What the name servers say; nothing until they have been asked.
    var proofs = ZoneProofs()
    /// How far the page is scrolled; drawing does not go beyond the end.
    private(set) var firstRow = 0

    init(zone: HostedZone, keySigningKey: KeySigningKey, prediction: Result<PredictedRecords, Problem>) {
        self.zone = zone
        self.keySigningKey = keySigningKey
        self.prediction = prediction
    }

    // MARK: What happened

    mutating func rechecked(_ result: Result<ZoneFacts, Problem>) {
        switch result {
        case .success(let found):
            facts = found
            factsProblem = nil
            if let fresh = found.keySigningKeys.first(where: { $0.name == keySigningKey.name }) {
                keySigningKey = fresh
            }
        case .failure(let problem): factsProblem = problem
        }
    }

    // MARK: What holds

    /// Route 53's records beside those computed here; nil when nothing could be computed.
    var comparison: RecordComparison? {
        predicted.map { RecordComparison(keySigningKey: keySigningKey, predicted: $0) }
    }

    var predicted: PredictedRecords? { try? prediction.get() }

    /// What must hold of the record, and whether it is proved.
    var statements: [DSStatement] {
        DSStatement.all(about: predicted?.ds, comparison: comparison, signing: facts?.signing, proofs: proofs)
    }

    /// The records that may be handed out: computed from the key in KMS and equal to Route 53's.
    var proved: PredictedRecords? {
        comparison == .equal ? predicted : nil
    }

    var isSigning: Bool? { facts.map { $0.signing.serveSignature == .signing } }

    /// The whole DS line, as the parent's zone file has it.
    var dsLine: String? { proved.map { $0.ds.record(owner: $0.owner, ttlSeconds: nil) } }

    // MARK: Keys

    mutating func press(_ key: Key) -> [PageAction] {
        switch key {
        case .enter: return [.goOn]
        case .escape: return [.say("What was done stays done; q leaves and prints the record, z goes to the zones.")]
        case .character("z"): return [.goBack]
        case .down, .pageDown: firstRow = min(firstRow + 1, Self.tallest)
        case .up, .pageUp: firstRow = max(0, firstRow - 1)
        case .character("r"): return [.perform(.recheckZone(zone))]
        default: return pressCopyKey(key)
        }
        return []
    }

    private func pressCopyKey(_ key: Key) -> [PageAction] {
        guard let proved, let dsLine else {
            return isCopyKey(key) ? [.say("Nothing is handed out that was not proved.")] : [.pass]
        }
        switch key {
        case .character("y"): return [.perform(.copy(dsLine, what: "the DS record"))]
        case .character("k"): return [.perform(.copy("\(proved.ds.keyTag)", what: "the key tag"))]
        case .character("a"): return [.perform(.copy("\(proved.ds.algorithm.rawValue)", what: "the algorithm"))]
        case .character("t"): return [.perform(.copy("\(proved.ds.digestType.rawValue)", what: "the digest type"))]
        case .character("n"):
            return [
                .perform(.copy(proved.dnskey.record(owner: proved.owner, ttlSeconds: nil), what: "the DNSKEY record"))
            ]
        case .character("c"):
            return [.perform(.copy(plainLines.joined(separator: "\n") + "\n", what: "all of it, with the warning"))]
        case .character("d"): return [.perform(.copy(proved.ds.digestHex, what: "the digest"))]
        case .character("p"): return [.perform(.copy(proved.publicKeyText, what: "the public key"))]
        case .character("v"): return [.perform(.showPlain(plainLines))]
        case .character("w"):
            return [.perform(.write(path: Self.fileName(for: zone), text: plainLines.joined(separator: "\n") + "\n"))]
        default: return [.pass]
        }
    }

    /// A name that no directory takes for something else.
    private static func fileName(for zone: HostedZone) -> String {
        let safe = zone.displayName.map {
            $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "." || $0 == "-") ? $0 : "_"
        }
        return "ds-" + String(safe).prefix(200) + ".txt"
    }

    /// More rows than the page has on the narrowest terminal.
    static let tallest = 40

    private func isCopyKey(_ key: Key) -> Bool {
        ["y", "k", "a", "t", "d", "n", "p", "c", "v", "w"].contains { key == .character($0) }
    }

    /// One record a line, then the fields one a line, as registrars' forms ask for them.
    var plainLines: [String] {
        guard let proved, let dsLine else { return [] }
        let ds = proved.ds
        let fields = [
            dsLine, proved.dnskey.record(owner: proved.owner, ttlSeconds: nil), "",
            "Key tag:      \(ds.keyTag)", "Algorithm:    \(ds.algorithm)", "Digest type:  \(ds.digestType)",
            "Digest:       \(ds.digestHex)", "Flags:        \(proved.dnskey.flags)",
            "Protocol:     \(proved.dnskey.protocolNumber)", "Public key:   \(proved.publicKeyText)",
        ]
        return fields + (warning.map { ["", $0] } ?? [])
    }

    /// Why the record must not be published yet; nil when the zone is known to be signing.
    var warning: String? {
        switch isSigning {
        case true: nil
        case false:
            "Do not publish this DS yet: the zone is not signing. With a DS at the parent and no signatures in the "
                + "zone, every validating resolver refuses all of \(zone.displayName). First enable signing, and see it on "
                + "every name server."
        default:
            "Whether the zone is signing is not known yet. Do not publish this DS before it is."
        }
    }
}
