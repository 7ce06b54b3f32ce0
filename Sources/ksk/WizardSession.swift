import AWSCore
import Glibc
import NcursesBackend
import Onboarding
import TerminalUI
import Wizard

/// The wizard on this terminal, from the first frame to the summary on the ordinary screen.
struct WizardSession {
    let options: ConnectionOptions
    let isSandbox: Bool
    let arguments: TerminalArguments

    /// Asks in lines where that is wanted or where nothing else can be done, else draws a screen.
    func run() throws {
        let term = AWSCore.Environment.current.variables["TERM"] ?? ""
        if arguments.plain || term == "dumb" || term.isEmpty && isatty(STDIN_FILENO) == 1 {
            let isUTF8 = TerminalLocale.takeOver()
            var plain = PlainSession(session: self, usesUnicode: isUTF8 && !arguments.ascii)
            return try plain.run()
        }
        try runOnScreen()
    }

    /// Runs until the operator leaves, on the calling thread, which owns the terminal meanwhile.
    ///
    /// - Throws: ``CommandFailure`` when there is no terminal to draw on.
    private func runOnScreen() throws {
        let environment = AWSCore.Environment.current
        let terminal = try open(arguments.options(environment: environment.variables))
        var app = App(context: context)
        // Before anything else starts.
        terminal.draw(app.view(size: terminal.size))
        let mailbox = try Mailbox<Message>()
        let runner = try runner(posting: mailbox)
        if let notice = terminal.notice { mailbox.post(.noticed(notice)) }
        mailbox.post(.started)
        NcursesBackend.run(&app, on: terminal, mailbox: mailbox) { effect in
            switch effect {
            case .copy(let text, let what): mailbox.post(.noticed(terminal.copy(text).sentence(about: what)))
            case .showPlain(let lines): show(lines, outside: terminal)
            case .repaint: terminal.repaint()
            default: runner.perform(effect)
            }
        }
        terminal.close()
        for line in app.report?.lines ?? [] {
            let text = TerminalText(line)
            print(terminal.usesUnicode ? text.string : text.inASCII)
        }
    }

    /// Each line as long as it is, so that the terminal's own selection gets it whole.
    private func show(_ lines: [String], outside terminal: NcursesTerminal) {
        terminal.outsideScreen {
            terminal.printOutside([""] + lines.map { TerminalText($0) } + ["", "Enter goes back to ksk."])
            terminal.waitForReturn()
        }
    }

    private func open(_ options: TerminalOptions) throws -> NcursesTerminal {
        do {
            return try NcursesTerminal(options)
        } catch {
            throw CommandFailure(
                status: .usage,
                message:
                    "\(error) ksk --plain asks in lines on standard input; ksk zones, ksk keys, ksk check-key, ksk create "
                    + "and ksk ds do the same without asking."
            )
        }
    }

    /// - Parameter asksInLines: Whether questions go to the terminal itself, and not into a dialog.
    func runner(posting mailbox: Mailbox<Message>, asksInLines: Bool = false) throws -> EffectRunner {
        let codes = CodeDesk()
        let thread = try EffectThread()
        var connector = Connector(options: options)
        connector.watcher = WaitAnnouncer(clock: .system) { mailbox.post($0) }
        if !asksInLines { connector.askForCode = { try await codes.ask($0) } }
        return EffectRunner(
            connect: { [connector] practise in try await connector.session(practise: practise) },
            profiles: isSandbox ? nil : connector.profiles, codes: codes,
            journal: try Journal.standard(),
            clock: WallClock(now: WallClock.system.now, sleep: { try await thread.sleep(for: $0) }),
            executor: thread, post: { mailbox.post($0) })
    }

    var context: App.Context {
        let generator = CallerReferenceGenerator(clock: .system, random: .system)
        return App.Context(
            now: WallClock.system.now, newReference: { generator.reference(for: $0) }, startsOnSandbox: isSandbox)
    }
}
