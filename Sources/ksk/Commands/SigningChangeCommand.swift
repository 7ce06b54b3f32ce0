import ArgumentParser
import AWSCore
import KSKClient
import Onboarding
import Wizard

/// A command that changes how a zone is signed.
protocol SigningChangeCommand: AWSCommand {
    var common: SigningChangeOptions { get }
    /// The zone's name as `--confirm` has it; nil where none is wanted or given.
    var confirmation: String? { get }

    /// What is to be done.
    var change: SigningChange { get }
}

/// What all such commands take; the zone is their first argument.
struct SigningChangeOptions: ParsableArguments {
    @OptionGroup var aws: AWSOptions
    @OptionGroup var output: OutputOptions

    @Argument(help: ZoneArgument.help)
    var zone: ZoneArgument

    @Flag(help: "Wait until all of Route 53's servers have the change.")
    var wait = false
}

/// What those take beside it that can take the zone down.
struct ConfirmationOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The zone's name, in place of typing it.", valueName: "zone-name"))
    var confirm: String?
}

extension SigningChangeCommand {
    var options: AWSOptions { common.aws }
    var confirmation: String? { nil }

    func run(in session: Session) async throws {
        let zone = try await Gatherer(client: session.client).zone(for: common.zone.input)
        if change.canTakeTheZoneDown {
            try Confirmation(zone: zone, change: change, isSandbox: session.summary.isSandbox).ask(given: confirmation)
        }
        let changer = SigningChanger(client: session.client, clock: .system)
        switch try await changer.make(change, of: zone) {
        case .changed(let info):
            try write(common.wait ? try await changer.waitUntilInSync(info) : info, zone: zone)
        case .foundDone:
            try common.output.write(
                ChangeAnswer(change: nil),
                lines: ["\(zone.displayName): the answer of Route 53 was lost, and the zone is as wanted."])
        }
    }

    private func write(_ info: ChangeInfo, zone: HostedZone) throws {
        try common.output.write(
            ChangeAnswer(change: ChangeObject(info)),
            lines: Table.lines(of: [
                ["Zone", "\(zone.displayName) (\(zone.id))"], ["Done", change.operationName],
                ["Change", "\(info.id) \(info.status)"],
            ]))
    }
}

/// What a change answers, in JSON.
private struct ChangeAnswer: Encodable {
    var change: ChangeObject?

    enum CodingKeys: String, CodingKey {
        case change = "ChangeInfo"
    }
}
