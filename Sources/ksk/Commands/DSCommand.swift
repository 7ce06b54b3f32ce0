import ArgumentParser
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
        help: ArgumentHelp("The form in which the records are wanted; see above.", valueName: "format"),
        completion: .list(HandoverFormat.all.map(\.name)), transform: HandoverFormat.argument)
    var format: HandoverFormat?

    func run(in session: Session) async throws {
        let gatherer = Gatherer(client: session.client)
        let zone = try await gatherer.zone(for: zone.input)
        let records = try await gatherer.records(of: zone, named: key.map(KeySigningKeyName.init(rawValue:)))
        guard !records.keys.isEmpty else {
            let what = key.map { "no key-signing key called \($0)" } ?? "no key-signing key"
            throw CommandFailure(status: .no, message: "\(zone.displayName) has \(what)")
        }
        if let format {
            try write(records.keys, as: format)
        } else {
            try output.write(
                DSListing(zone: zone.name, keys: records.keys.map(DSListing.Key.init)),
                lines: records.keys.compactMap(\.proved).flatMap(Self.lines))
        }
        try report(records)
    }

    private static func lines(of records: PredictedRecords) -> [String] {
        [
            records.ds.record(owner: records.owner, ttlSeconds: nil),
            records.dnskey.record(owner: records.owner, ttlSeconds: nil),
        ]
    }

    /// Writes the form of each proven key, with an empty line between two.
    private func write(_ keys: [RederivedKey], as format: HandoverFormat) throws {
        let texts = try keys.compactMap { try $0.proved.map { try DelegationHandover($0).text(format) } }
        for line in TerminalText.lines(of: texts.joined(separator: "\n\n")) where !texts.isEmpty { print(line.string) }
    }

    /// Says on standard error what a reader of the records must know.
    private func report(_ records: ZoneRecords) throws {
        let zone = records.facts.zone.displayName
        var warnings: [String] = []
        for key in records.keys where key.proved != nil {
            guard let obstacle = PublicationObstacle(to: key.keySigningKey, in: records.facts) else { continue }
            let warning = obstacle.text(about: zone)
            if !warnings.contains(warning) { warnings.append(warning) }
        }
        for warning in warnings { StandardError.write(warning) }
        let failures = records.keys.compactMap { key in key.problem.map { "\(key.keySigningKey.name): \($0)" } }
        guard failures.isEmpty else { throw CommandFailure(status: .no, message: failures.joined(separator: "\n")) }
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

        init(_ key: RederivedKey) {
            name = key.keySigningKey.name.rawValue
            keyTag = key.proved.map { Int($0.ds.keyTag) }
            dsRecord = key.proved?.ds.description
            dnskeyRecord = key.proved?.dnskey.description
            matches = key.proved != nil
        }
    }

    var zone: String
    var keys: [Key]

    enum CodingKeys: String, CodingKey {
        case zone = "Zone"
        case keys = "Keys"
    }
}
