import ArgumentParser
import AWSCore
import KSKClient
import Onboarding
import Wizard

/// `ksk create`: CreateKeySigningKey, after the checklist.
struct CreateCommand: AWSCommand {
    static let configuration = CommandConfiguration(
        commandName: "create", abstract: "Create a key-signing key, after the checklist has passed.",
        discussion: """
            The request is written to the journal before it is sent, and a lost reply is looked up with GetDNSSEC, so
            that no second key comes of it.
            """)

    @OptionGroup var options: AWSOptions
    @OptionGroup var output: OutputOptions

    @Option(help: ZoneArgument.help)
    var zone: ZoneArgument

    @Option(help: KeyArgument.help)
    var kmsKey: KeyArgument

    @Option(help: ArgumentHelp("3 to 128 letters, digits or underscores.", valueName: "name"))
    var name: String

    @Option(help: ArgumentHelp("ACTIVE or INACTIVE.", valueName: "status"))
    var status = "ACTIVE"

    @Option(
        help: ArgumentHelp("1 to 128 characters that no other request has; made when left out.", valueName: "reference")
    )
    var callerReference: String?

    @Flag(help: "Print the request and send nothing.")
    var dryRun = false

    @Flag(help: "Wait until all of Route 53's servers have the key.")
    var wait = false

    func run(in session: Session) async throws {
        let key = try kmsKey.identifier(of: "--kms-key")
        try validateFields()
        let gatherer = Gatherer(client: session.client)
        let zone = try await gatherer.facts(for: try await gatherer.zone(for: zone.input))
        try refuse(zone)
        let facts = try await gatherer.facts(for: key, zone: zone, identity: session.identity)
        let arn = try passed(Onboarding.checklist(for: facts))
        let request = creationRequest(zone: zone.zone, key: arn, account: session.summary.account)
        if dryRun {
            try printRequest(request, in: session)
        } else {
            try await create(request, facts: facts, in: session)
        }
    }

    // MARK: Before anything is sent

    private func validateFields() throws {
        if let problem = KeyNameRule.problem(in: name) { throw CommandFailure.usage("--name", problem) }
        if let reference = callerReference, let problem = CallerReferenceRule.problem(in: reference) {
            throw CommandFailure.usage("--caller-reference", problem)
        }
        guard ["ACTIVE", "INACTIVE"].contains(status) else {
            throw CommandFailure.usage("--status", "ACTIVE or INACTIVE is wanted, in capitals")
        }
    }

    private func refuse(_ zone: ZoneFacts) throws {
        if let obstacle = zone.obstacles.first {
            throw CommandFailure(status: .interlock, message: "\(zone.zone.displayName): \(obstacle.sentence)")
        }
        // The same request again finds its own key, and is not refused for it.
        let isTaken = zone.keySigningKeys.contains { $0.name.rawValue == name }
        guard !isTaken || callerReference != nil else {
            throw CommandFailure.usage("--name", "\(zone.zone.displayName) has a key-signing key of that name already")
        }
    }

    private func passed(_ checklist: Checklist) throws -> KMSKeyARN {
        for line in checklist.lines where checklist.verdict != .pass { StandardError.write(line) }
        guard checklist.verdict != .fail, let arn = checklist.resolvedARN else {
            throw CommandFailure(
                status: .no,
                message: "Route 53 would refuse the key \(checklist.key), so nothing was sent; ksk check-key tells more"
            )
        }
        return arn
    }

    private func creationRequest(zone: HostedZone, key: KMSKeyARN, account: String) -> CreationRequest {
        let reference =
            callerReference ?? CallerReferenceGenerator(clock: .system, random: .system).reference(for: zone)
        return CreationRequest(
            zoneID: zone.id, zoneName: zone.name, keyARN: key, name: KeySigningKeyName(rawValue: name),
            status: KeySigningKeyStatus(rawValue: status), callerReference: CallerReference(rawValue: reference),
            account: account)
    }

    private func printRequest(_ request: CreationRequest, in session: Session) throws {
        let preview = try session.client.preview(request.operation)
        let url = "\(preview.scheme)://\(preview.authority)\(preview.target)"
        let body = String(decoding: preview.body, as: UTF8.self)
        try output.write(
            PlannedRequest(method: preview.method.rawValue, url: url, body: body),
            lines: ["\(preview.method.rawValue) \(url)", "", body])
    }

    // MARK: Sending

    private func create(_ request: CreationRequest, facts: KeyFacts, in session: Session) async throws {
        let creator = KeyCreator(
            client: session.client, journal: try Journal.standard(), clock: .system,
            isSandbox: session.summary.isSandbox)
        var created = try await creator.create(request)
        if wait, let change = created.changeInfo {
            try await creator.waitUntilInSync(change: change.id)
            created.changeInfo?.status = .insync
        }
        creator.settle(created)
        let comparison = try facts.publicKey.value.map { key in
            RecordComparison(
                keySigningKey: created.keySigningKey,
                predicted: try PredictedRecords(publicKeyDER: key, zoneName: request.zoneName))
        }
        try output.write(CreatedObject(created, matches: comparison == .equal), lines: lines(of: created, in: request))
        if case .differs(let differences) = comparison {
            throw CommandFailure(
                status: .no,
                message:
                    "DO NOT PUBLISH this key's DS record, which differs from the key in KMS: "
                    + differences.joined(separator: "; ")
            )
        }
    }

    private func lines(of created: CreatedKey, in request: CreationRequest) -> [String] {
        let key = created.keySigningKey
        return Table.lines(of: [
            ["Key-signing key", key.name.rawValue + (created.wasAdopted ? " (was there already)" : "")],
            ["Zone", "\(request.zoneDisplayName) (\(request.zoneID))"], ["Status", key.status?.rawValue ?? ""],
            ["Change", created.changeInfo.map { "\($0.id) \($0.status)" } ?? "-"],
            ["Next", "ksk ds \(request.zoneID)"],
        ])
    }
}

/// The request of a dry run in JSON.
private struct PlannedRequest: Encodable {
    var method: String
    var url: String
    var body: String

    enum CodingKeys: String, CodingKey {
        case method = "Method"
        case url = "URL"
        case body = "Body"
    }
}
