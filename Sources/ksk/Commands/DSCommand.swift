import ArgumentParser
import AWSCore
import DNSSEC
import KSKClient
import Onboarding
import TerminalUI
import Wizard

/// `ksk ds ZONE`: the DS records of the zone's key-signing keys, each computed again from the key in KMS.
struct DSCommand: AWSCommand {
    static let configuration = CommandConfiguration(
        commandName: "ds", abstract: "Print the DS records of a zone's key-signing keys, each re-derived from KMS.",
        discussion: """
            Exits with 1 when a record could not be proved; such a record is not printed as one to use.

            Formats of --format, all made of the same octets:
            \(HandoverFormat.list)
            """)

    @OptionGroup var options: AWSOptions
    @OptionGroup var output: OutputOptions

    @Argument(help: ZoneArgument.help)
    var zone: ZoneArgument

    @Option(help: ArgumentHelp("Only the key-signing key of this name.", valueName: "name"))
    var key: String?

    @Option(
        help: ArgumentHelp("The form in which the records are wanted; see above.", valueName: "format"))
    var format: HandoverFormat?

    func run(in session: Session) async throws {
        let gatherer = Gatherer(client: session.client)
        let facts = try await gatherer.facts(for: try await gatherer.zone(for: zone.input))
        let keys = facts.keySigningKeys.filter { key == nil || $0.name.rawValue == key }
        guard !keys.isEmpty else {
            let what = key.map { "no key-signing key called \($0)" } ?? "no key-signing key"
            throw CommandFailure(status: .no, message: "\(facts.zone.displayName) has \(what)")
        }
        var proofs: [ProvedKey] = []
        for key in keys { proofs.append(try await ProvedKey(key, zone: facts.zone, client: session.client)) }
        if let format {
            try write(proofs, as: format)
        } else {
            try output.write(
                DSListing(zone: facts.zone.name, keys: proofs.map(DSListing.Key.init)), lines: proofs.flatMap(\.lines))
        }
        try report(proofs, of: facts)
    }

    /// Writes the form of each proven key, with an empty line between two.
    private func write(_ proofs: [ProvedKey], as format: HandoverFormat) throws {
        let texts = try proofs.compactMap { try $0.records.map { try DelegationHandover($0).text(format) } }
        for line in TerminalText.lines(of: texts.joined(separator: "\n\n")) where !texts.isEmpty { print(line.string) }
    }

    /// Says on standard error what a reader of the records must know.
    private func report(_ proofs: [ProvedKey], of facts: ZoneFacts) throws {
        if facts.signing.serveSignature != .signing {
            StandardError.write(
                "Do not publish a DS record for \(facts.zone.displayName) yet: the zone is not signing "
                    + "(\(facts.signing.serveSignature.rawValue)), and validating resolvers would refuse all of it. "
                    + "Enable signing first."
            )
        }
        let failures = proofs.compactMap { proof in proof.problem.map { "\(proof.key.name.rawValue): \($0)" } }
        guard failures.isEmpty else { throw CommandFailure(status: .no, message: failures.joined(separator: "\n")) }
    }
}

/// A key-signing key beside what the key in KMS gives.
private struct ProvedKey {
    var key: KeySigningKey
    /// The records, when they were computed from the key in KMS and Route 53 says the same.
    var records: PredictedRecords?
    /// Why they could not be proved.
    var problem: String?

    init(_ key: KeySigningKey, zone: HostedZone, client: AWSClient) async throws {
        self.key = key
        do {
            let found = try await client.send(GetPublicKey(keyID: KMSKeyIdentifier(rawValue: key.kmsARN)))
            let predicted = try PredictedRecords(publicKeyDER: found.publicKey, zoneName: zone.name)
            switch RecordComparison(keySigningKey: key, predicted: predicted) {
            case .equal: records = predicted
            case .differs(let differences):
                problem =
                    "DO NOT PUBLISH its DS record, which differs from the key in KMS: "
                    + differences.joined(separator: "; ")
            }
        } catch let error as AWSError {
            problem = "not proved, since KMS does not return its public key: \(error)"
        } catch let error as PublicKeyError {
            problem = "not proved: \(error)"
        }
    }

    var lines: [String] {
        guard let records else { return [] }
        return [
            records.ds.record(owner: records.owner, ttlSeconds: nil),
            records.dnskey.record(owner: records.owner, ttlSeconds: nil),
        ]
    }
}

private struct DSListing: Encodable {
    struct Key: Encodable {
        var name: String
        var keyTag: Int?
        var dsRecord: String?
        var dnskeyRecord: String?
        var matches: Bool

        enum CodingKeys: String, CodingKey {
            case name = "Name"
            case keyTag = "KeyTag"
            case dsRecord = "DSRecord"
            case dnskeyRecord = "DNSKEYRecord"
            case matches = "MatchesKMSPublicKey"
        }

        init(_ proof: ProvedKey) {
            name = proof.key.name.rawValue
            keyTag = proof.records.map { Int($0.ds.keyTag) }
            dsRecord = proof.records?.ds.description
            dnskeyRecord = proof.records?.dnskey.description
            matches = proof.records != nil
        }
    }

    var zone: String
    var keys: [Key]

    enum CodingKeys: String, CodingKey {
        case zone = "Zone"
        case keys = "Keys"
    }
}
