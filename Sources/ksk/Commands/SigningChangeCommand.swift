import ArgumentParser
import AWSCore
import KSKClient
import Onboarding
import Wizard

/// A command that changes how a zone is signed.
protocol SigningChangeCommand: AWSCommand {
    var output: OutputOptions { get }
    var zone: ZoneArgument { get }
    var wait: Bool { get }
    /// The zone's name as `--confirm` has it; nil where none is wanted or given.
    var confirmation: String? { get }

    /// What is to be done.
    var change: SigningChange { get }
}

extension SigningChangeCommand {
    var confirmation: String? { nil }

    func run(in session: Session) async throws {
        let zone = try await Gatherer(client: session.client).zone(for: zone.input)
        if change.canTakeTheZoneDown {
            try Confirmation(zone: zone, change: change, isSandbox: session.summary.isSandbox).ask(given: confirmation)
        }
        let changer = SigningChanger(client: session.client, clock: .system)
        switch try await changer.make(change, of: zone) {
        case .changed(let info):
            try write(wait ? try await changer.waitUntilInSync(info) : info, zone: zone)
        case .foundDone:
            try output.write(
                ChangeAnswer(change: nil),
                lines: ["\(zone.displayName): the answer of Route 53 was lost, and the zone is as wanted."])
        }
    }

    private func write(_ info: ChangeInfo, zone: HostedZone) throws {
        try output.write(
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
