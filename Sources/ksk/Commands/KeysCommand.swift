import ArgumentParser
import KSKClient
import Onboarding
import Wizard

/// `ksk keys`: the KMS keys that can become key-signing keys.
struct KeysCommand: AWSCommand {
    static let configuration = CommandConfiguration(
        commandName: "keys", abstract: "List the KMS keys that Route 53 can sign with.")

    @OptionGroup var options: AWSOptions
    @OptionGroup var output: OutputOptions

    @Flag(help: "List the other keys too, with the reason why they cannot.")
    var all = false

    func run(in session: Session) async throws {
        var keys: [KeySummary] = []
        for try await found in Gatherer(client: session.client).keys() { keys = found }
        // The list comes with the usable ones first.
        keys = keys.filter { all || $0.isUsable }
        let rows = keys.map { key in
            [key.aliases.first ?? "-", key.arn?.description ?? key.keyID, key.obstacles.joined(separator: ", ")]
        }
        try output.write(KeyListing(keys: keys.map(KeyListing.Key.init)), lines: Table.lines(of: rows))
    }
}

private struct KeyListing: Encodable {
    struct Key: Encodable {
        var arn: String
        var aliases: [String]
        var isUsable: Bool
        var reasons: [String]

        enum CodingKeys: String, CodingKey {
            case arn = "Arn"
            case aliases = "Aliases"
            case isUsable = "Usable"
            case reasons = "Reasons"
        }

        init(_ key: KeySummary) {
            arn = key.arn?.description ?? key.keyID
            aliases = key.aliases
            isUsable = key.isUsable
            reasons = key.obstacles
        }
    }

    var keys: [Key]

    enum CodingKeys: String, CodingKey {
        case keys = "Keys"
    }
}
