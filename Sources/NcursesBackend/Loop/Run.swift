package import TerminalUI

/// Draws, waits and updates, until the program has finished. Synchronous, on the calling thread.
///
/// Everything that waits is taken before one frame is drawn. Ctrl-Z and Ctrl-L are done here and never reach the
/// program. When the terminal is gone or the end is asked for, the program is told and may finish; it is not waited for
/// longer than one and a half seconds.
///
/// - Parameters:
///   - program: The program; started with what is in the mailbox already.
///   - terminal: The terminal, which stays open afterwards.
///   - mailbox: Where effects post what came of them.
///   - perform: Starts an effect and returns at once.
package func run<P: TerminalProgram>(
    _ program: inout P, on terminal: NcursesTerminal, mailbox: Mailbox<P.Message>, perform: (P.Effect) -> Void
) {
    var deadline: ContinuousClock.Instant?
    while !program.isFinished {
        terminal.draw(program.view(size: terminal.size))
        let patience = deadline.map { millisecondsUntil($0) }
        let events = terminal.waitForEvents(orReadable: mailbox.readable, atMost: patience)
        if deadline == nil, events.contains(where: \.asksToEnd) {
            deadline = .now + .milliseconds(1500)
        }
        for message in events.map(P.message(for:)) + mailbox.take() where !program.isFinished {
            for effect in program.update(message) { perform(effect) }
        }
        if let deadline, deadline <= .now { return }
    }
}

/// Milliseconds from now, rounded up; none for what has passed.
func millisecondsUntil(_ instant: ContinuousClock.Instant) -> Int {
    let (seconds, attoseconds) = (instant - .now).components
    return max(0, Int(seconds) * 1000 + Int(attoseconds / 1_000_000_000_000_000) + 1)
}

extension InputEvent {
    /// Whether the program should come to its end now.
    var asksToEnd: Bool {
        switch self {
        case .hangUp, .terminate: true
        default: false
        }
    }
}
