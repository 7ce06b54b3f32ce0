import ArgumentParser
import AWSCore
import KSKClient
import Onboarding
import Wizard

/// A command that asks AWS: finds out who asks, runs, and turns what goes wrong into an exit status.
protocol AWSCommand: AsyncParsableCommand {
    var options: AWSOptions { get }

    /// Does the work.
    func run(in session: Session) async throws
}

extension AWSCommand {
    mutating func run() async throws {
        do {
            let connector = Connector(options: try ConnectionOptions(options))
            try await run(in: try await connector.session(practise: options.sandbox))
        } catch {
            throw CommandFailure(describing: error)
        }
    }
}

extension CommandFailure {
    private init(_ error: CreationError) {
        switch error {
        case .outcomeUnknown, .notInSync: self.init(status: .unreachable, message: "\(error)")
        default: self.init(status: .refused, message: "\(error)")
        }
    }

    /// What AWS said, and below it what that means here.
    private static func explained(_ error: AWSError) -> String {
        "\(error)" + (RefusalExplanation(error.code).map { "\n\($0.text)" } ?? "")
    }

    /// Gives an error its exit status; those that belong to the commands themselves pass through.
    init(describing error: any Error) {
        switch error {
        case let failure as CommandFailure: self = failure
        case let error as AWSError: self.init(status: .refused, message: Self.explained(error))
        case let error as FieldProblem: self.init(status: .usage, message: error.sentence)
        case let error as ZoneLookupError: self.init(status: .usage, message: "ZONE: \(error)")
        case is EndpointError, is SettingError: self.init(status: .usage, message: "\(error)")
        case let error as CreationError: self.init(error)
        // What cannot be written down is not sent.
        case let error as JournalError: self.init(status: .interlock, message: "\(error)")
        default: self.init(status: .unreachable, message: "\(error)")
        }
    }
}
