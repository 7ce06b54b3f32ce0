import ArgumentParser

/// `ksk`: the wizard, and every step of it as a command.
struct RootCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ksk",
        abstract: "Takes an Amazon Route 53 zone to DNSSEC, and never takes it off the internet doing so.",
        discussion: "Without a command it opens the wizard; ksk --sandbox opens it on emulated services.",
        version: "ksk \(Version.current)",
        subcommands: [
            ZonesCommand.self, StatusCommand.self, KeysCommand.self, CheckKeyCommand.self, CreateCommand.self,
            DSCommand.self, DeriveCommand.self, VerifyCommand.self, SandboxCommand.self,
            DoctorCommand.self, ActivateCommand.self, DeactivateCommand.self, DeleteCommand.self, EnableCommand.self,
            DisableCommand.self, ExplainCommand.self,
        ])

    @OptionGroup var wizard: WizardOptions

    func run() throws { try wizard.run() }
}

/// The wizard's own options.
struct WizardOptions: ParsableArguments {
    @OptionGroup var options: AWSOptions
    @OptionGroup(title: "Terminal options") var terminal: TerminalArguments

    func run() throws {
        try WizardSession(options: ConnectionOptions(options), isSandbox: options.sandbox, arguments: terminal).run()
    }
}
