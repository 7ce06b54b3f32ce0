import CNcurses
import Glibc

/// Ctrl-C, SIGTERM and SIGHUP for a program without a screen: told instead of obeyed, so that it can sum up first.
///
/// One that goes on for two seconds is ended all the same.
package struct EndRequests {
    /// Readable when there is a request.
    package let readable: Int32

    /// Takes the signals over, but for those that whoever started the program wants ignored.
    ///
    /// - Throws: ``MailboxFailure`` when the system has no pipe left.
    package init() throws {
        guard cn_watch_ends() else { throw MailboxFailure(reason: String(cString: strerror(errno))) }
        readable = cn_signals()
    }

    /// The number of the signal that asks for the end; nil where none does.
    package func next() -> Int32? {
        switch Int(cn_next_signal()) {
        case CN_SIGNAL_INTERRUPT: SIGINT
        case CN_SIGNAL_TERMINATE: SIGTERM
        case CN_SIGNAL_HANG_UP: SIGHUP
        default: nil
        }
    }
}
