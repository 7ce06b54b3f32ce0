import ArgumentParser
import KSKClient
import Onboarding
import Wizard

/// `ksk status ZONE`: what GetDNSSEC tells of a zone.
struct StatusCommand: AWSCommand {
    static let configuration = CommandConfiguration(
        commandName: "status", abstract: "Show whether a zone is signing, and its key-signing keys.")

    @OptionGroup var options: AWSOptions
    @OptionGroup var output: OutputOptions

    @Argument(help: ZoneArgument.help)
    var zone: ZoneArgument

    func run(in session: Session) async throws {
        let gatherer = Gatherer(client: session.client)
        let facts = try await gatherer.facts(for: try await gatherer.zone(for: zone.input))
        let object = StatusObject(
            hostedZone: ZoneObject(facts.zone), status: StatusObject.Status(facts.signing),
            keySigningKeys: facts.keySigningKeys.map(KeySigningKeyObject.init))
        try output.write(object, lines: Self.lines(of: facts))
    }

    private static func lines(of facts: ZoneFacts) -> [String] {
        var rows = [
            ["Zone", "\(facts.zone.displayName) (\(facts.zone.id))"],
            ["Signing", facts.signing.serveSignature.rawValue],
        ]
        if let message = facts.signing.statusMessage, !message.isEmpty { rows.append(["", message]) }
        for key in facts.keySigningKeys {
            rows.append([
                "Key",
                "\(key.name.rawValue)  \(key.status?.rawValue ?? "")  tag \(key.keyTag.map(String.init) ?? "unknown")",
            ])
            rows.append(["", key.kmsARN])
            if let message = key.statusMessage, !message.isEmpty { rows.append(["", message]) }
        }
        if facts.keySigningKeys.isEmpty { rows.append(["Keys", "none"]) }
        return Table.lines(of: rows)
    }
}

private struct StatusObject: Encodable {
    struct Status: Encodable {
        var serveSignature: String
        var statusMessage: String?

        enum CodingKeys: String, CodingKey {
            case serveSignature = "ServeSignature"
            case statusMessage = "StatusMessage"
        }

        init(_ status: SigningStatus) {
            serveSignature = status.serveSignature.rawValue
            statusMessage = status.statusMessage
        }
    }

    var hostedZone: ZoneObject
    var status: Status
    var keySigningKeys: [KeySigningKeyObject]

    enum CodingKeys: String, CodingKey {
        case hostedZone = "HostedZone"
        case status = "Status"
        case keySigningKeys = "KeySigningKeys"
    }
}
