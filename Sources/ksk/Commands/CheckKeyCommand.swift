import ArgumentParser
import KSKClient
import Onboarding
import Wizard

/// `ksk check-key KEY --zone ZONE`: whether Route 53 would take the key, line by line.
struct CheckKeyCommand: AWSCommand {
    static let configuration = CommandConfiguration(
        commandName: "check-key", abstract: "Say line by line whether Route 53 can sign a zone with a key.",
        discussion:
            "Exits with 0 when every check passes (warnings allowed), with 1 when one fails or cannot be decided.")

    @OptionGroup var options: AWSOptions
    @OptionGroup var output: OutputOptions

    @Argument(help: KeyArgument.help)
    var key: KeyArgument

    @Option(help: ZoneArgument.help)
    var zone: ZoneArgument

    @Option(
        help: ArgumentHelp(
            "Judge this key policy instead of the one that KMS shows; - is standard input.", valueName: "file"))
    var policy: String?

    func run(in session: Session) async throws {
        let given = try givenPolicy()
        let key = try key.identifier(of: "KEY")
        let gatherer = Gatherer(client: session.client)
        let zone = try await gatherer.facts(for: try await gatherer.zone(for: zone.input))
        var facts = try await gatherer.facts(for: key, zone: zone, identity: session.identity)
        if let given { facts = facts.judging(policy: given) }
        let checklist = checklist(for: facts)
        try output.write(ChecklistObject(checklist), lines: checklist.lines)
        if checklist.verdict != .pass {
            throw CommandFailure(
                status: .no, message: "the checklist of \(checklist.key) did not pass: \(checklist.verdict.rawValue)")
        }
    }
}

extension CheckKeyCommand {
    /// More than KMS takes, so that a wrong file does not fill the memory.
    private static let maximumPolicyLength = 1 << 20

    /// The policy that was given by hand; nil when none was.
    private func givenPolicy() throws -> String? {
        guard let policy else { return nil }
        do {
            return String(decoding: try InputFile(policy).read(atMost: Self.maximumPolicyLength), as: UTF8.self)
        } catch let error as InputFileError {
            throw CommandFailure.usage("--policy", error)
        }
    }
}

extension Checklist {
    /// A line an item, and below those that do not pass what to do.
    var lines: [String] {
        let titleWidth = items.map(\.title.count).max() ?? 0
        return items.flatMap { item in
            let title = item.title + String(repeating: " ", count: titleWidth - item.title.count)
            let status = item.status.rawValue
            let line = status + String(repeating: " ", count: 10 - status.count) + title + "  " + item.found
            guard item.status != .pass, let fix = item.fix else { return [line] }
            return [line, String(repeating: " ", count: 10) + "To do: " + fix]
        }
    }
}

/// The checklist in JSON.
struct ChecklistObject: Encodable {
    struct Item: Encodable {
        var id: String
        var status: String
        var required: String
        var found: String
        var fix: String?

        enum CodingKeys: String, CodingKey {
            case id = "Id"
            case status = "Status"
            case required = "Required"
            case found = "Found"
            case fix = "Fix"
        }
    }

    var key: String
    var zone: String
    var verdict: String
    var items: [Item]

    enum CodingKeys: String, CodingKey {
        case key = "Key"
        case zone = "Zone"
        case verdict = "Verdict"
        case items = "Items"
    }

    init(_ checklist: Checklist) {
        key = checklist.resolvedARN?.description ?? checklist.key
        zone = checklist.zone.name
        verdict = checklist.verdict.rawValue
        items = checklist.items.map {
            Item(id: $0.id.rawValue, status: $0.status.rawValue, required: $0.required, found: $0.found, fix: $0.fix)
        }
    }
}
