import ArgumentParser
import KSKClient
import Onboarding
import Wizard

/// `ksk zones`: the hosted zones of the account.
struct ZonesCommand: AWSCommand {
    static let configuration = CommandConfiguration(commandName: "zones", abstract: "List the hosted zones.")

    @OptionGroup var options: AWSOptions
    @OptionGroup var output: OutputOptions

    @Option(help: ArgumentHelp("Only zones with this in their name or id.", valueName: "text"))
    var filter: String?

    func run(in session: Session) async throws {
        let wanted = filter?.lowercased() ?? ""
        let zones = try await Gatherer(client: session.client).zones().filter {
            wanted.isEmpty || "\($0.displayName) \($0.id)".lowercased().contains(wanted)
        }
        let rows = zones.map { zone in
            [
                zone.displayName, zone.id.description, zone.isPrivate ? "private" : "public",
                zone.recordCount.map { "\($0) records" } ?? "",
            ]
        }
        try output.write(ZoneListing(hostedZones: zones.map(ZoneObject.init)), lines: Table.lines(of: rows))
    }
}

private struct ZoneListing: Encodable {
    var hostedZones: [ZoneObject]

    enum CodingKeys: String, CodingKey {
        case hostedZones = "HostedZones"
    }
}
