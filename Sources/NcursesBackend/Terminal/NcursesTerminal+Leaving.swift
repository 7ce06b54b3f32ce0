import CNcurses
import Glibc
package import TerminalUI

extension NcursesTerminal {
    /// Gives the terminal to the shell and stops, until somebody continues this process.
    ///
    /// The screen comes back with the event ``InputEvent/resumed``.
    package func suspend() {
        guard !isGone, !isClosed else { return }
        isSuspended = true
        cn_leave()
        write("\r\nSuspended; fg goes on.\r\n")
        cn_stop()
    }

    /// Takes the terminal back after somebody else has had it.
    func resume() -> [InputEvent] {
        guard !isGone, !isClosed else { return [] }
        isSuspended = false
        cn_leave()
        let isOther = updateSize()
        cn_enter()
        repaint()
        return isOther ? [.resized(size), .resumed] : [.resumed]
    }

    /// Shows the ordinary screen while the body runs: what it prints there can be selected and stays after the end.
    package func outsideScreen(_ body: () -> Void) {
        guard !isGone, !isClosed else { return }
        cn_leave()
        body()
        // Ctrl-C was meant for the body, and continuing is done here.
        let ended = [CN_SIGNAL_INTERRUPT, CN_SIGNAL_CONTINUE].map { Int32($0) }
        collectSignals()
        waitingSignals.removeAll { ended.contains($0) }
        _ = resume()
    }

    /// Prints lines outside the screen, even where standard output is a file. The terminal wraps them, so that its own
    /// selection gets each as one line.
    package func printOutside(_ lines: [TerminalText]) {
        for line in lines { write((usesUnicode ? line.string : line.inASCII) + "\r\n") }
    }

    /// Waits outside the screen for a line, Ctrl-C, or a request to end.
    package func waitForReturn() {
        while true {
            var waits = [
                pollfd(fd: cn_input(), events: Int16(POLLIN), revents: 0),
                pollfd(fd: cn_signals(), events: Int16(POLLIN), revents: 0),
            ]
            _ = poll(&waits, nfds_t(waits.count), -1)
            collectSignals()
            let ending = [CN_SIGNAL_INTERRUPT, CN_SIGNAL_TERMINATE, CN_SIGNAL_HANG_UP].map { Int32($0) }
            guard !waitingSignals.contains(where: ending.contains) else { return }
            guard waits[0].revents != 0 else { continue }
            var buffer = [UInt8](repeating: 0, count: 256)
            _ = read(cn_input(), &buffer, buffer.count)
            return
        }
    }

    private func collectSignals() {
        while case let signal = cn_next_signal(), signal != Int32(CN_SIGNAL_NONE) {
            waitingSignals.append(signal)
        }
    }

    /// Writes to the terminal past ncurses, between two frames.
    @discardableResult
    func write(_ text: String) -> Bool {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(cn_output(), $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }
}
