import ArgumentParser
import Glibc
import NcursesBackend
import Onboarding
import TerminalUI
import Wizard

/// The wizard as questions and answers on standard input and output, without one escape sequence.
struct PlainSession {
    let session: WizardSession
    /// Whether signs beyond ASCII may be printed.
    let usesUnicode: Bool

    /// Whether the last thing printed is a prompt without a line end.
    private var isPrompting = false

    init(session: WizardSession, usesUnicode: Bool) {
        self.session = session
        self.usesUnicode = usesUnicode
    }

    /// Runs until the operator leaves, the input ends, or somebody asks for the end.
    ///
    /// - Throws: ``CommandFailure`` when the input ended before anything was done; `ExitCode` after Ctrl-C, as shells
    ///   have it: 128 and the signal's number.
    mutating func run() throws {
        let endRequests = try EndRequests()
        let mailbox = try Mailbox<Message>()
        let runner = try session.runner(posting: mailbox, asksInLines: true)
        var conversation = Conversation(App(context: session.context))
        mailbox.post(.started)
        let signal = converse(&conversation, mailbox, runner, until: endRequests)
        if isPrompting { put("\n") }
        let report = conversation.app.report?.lines ?? []
        write(report)
        if let signal { throw ExitCode(128 + signal) }
        if !conversation.isFinished, report.isEmpty {
            throw CommandFailure(status: .no, message: "the input ended before anything was done; nothing was changed")
        }
    }

    /// Tells, asks and takes answers.
    ///
    /// - Returns: The signal that asked for the end, if that was the reason for it.
    private mutating func converse(
        _ conversation: inout Conversation, _ mailbox: Mailbox<Message>, _ runner: EffectRunner, until end: EndRequests
    ) -> Int32? {
        var input = LineReader(STDIN_FILENO)
        while !conversation.isFinished {
            wait(for: mailbox, and: &input, or: end, listening: conversation.isAsking)
            if let signal = end.next() { return signal }
            for effect in mailbox.take().flatMap({ conversation.take($0) }) { perform(effect, with: runner) }
            print(&conversation, &input)
            guard conversation.isAsking else { continue }
            if let line = input.next() {
                // A terminal has echoed the line end; where there is none, it is still wanted.
                if isatty(input.descriptor) != 1 { put("\n") }
                isPrompting = false
                for effect in conversation.answer(line) { perform(effect, with: runner) }
                print(&conversation, &input)
            } else if input.hasEnded {
                break
            }
        }
        return nil
    }

    /// Waits until there is something to do; lines are read only while a question waits for one.
    private func wait(
        for mailbox: Mailbox<Message>, and input: inout LineReader, or end: EndRequests, listening: Bool
    ) {
        if listening, input.hasLine { return }
        let isRead = listening && !input.hasEnded
        var waits = [
            pollfd(fd: mailbox.readable, events: Int16(POLLIN), revents: 0),
            pollfd(fd: isRead ? input.descriptor : -1, events: Int16(POLLIN), revents: 0),
            pollfd(fd: end.readable, events: Int16(POLLIN), revents: 0),
        ]
        _ = poll(&waits, nfds_t(waits.count), -1)
        if waits[1].revents != 0 { input.read() }
    }

    private func perform(_ effect: Effect, with runner: EffectRunner) {
        switch effect {
        case .copy(let text, _): write([text])
        case .showPlain(let lines): write(lines)
        case .repaint: break
        default: runner.perform(effect)
        }
    }

    /// Prints what is new, the prompt without a line end.
    private mutating func print(_ conversation: inout Conversation, _ input: inout LineReader) {
        let lines = conversation.takeOutput()
        guard !lines.isEmpty else { return }
        let isPrompt = conversation.isAsking
        // What sends something is never answered by what was typed or pasted before it was asked.
        if isPrompt, conversation.isDecisive, isatty(input.descriptor) == 1 { input.discard() }
        let texts = lines.map { usesUnicode ? $0.string : $0.inASCII }
        put((isPrompting ? "\n" : "") + texts.joined(separator: "\n") + (isPrompt ? "" : "\n"))
        isPrompting = isPrompt
    }

    private func write(_ lines: [String]) {
        let texts = lines.map { TerminalText($0) }
        put(texts.map { (usesUnicode ? $0.string : $0.inASCII) + "\n" }.joined())
    }

    private func put(_ text: String) {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(STDOUT_FILENO, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }
}
