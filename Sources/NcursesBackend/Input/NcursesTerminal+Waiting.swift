import CNcurses
import Glibc
import TerminalUI

extension NcursesTerminal {
    /// Pieces of input that are taken before the next frame; a flood must not keep the screen from being drawn.
    private static let batch = 1 << 16
    /// How long the end of a paste may take after its last byte.
    private static let pastePatience = 1000

    /// Waits for input, a signal, or a byte on another descriptor, and returns all that has come from the terminal.
    ///
    /// - Parameters:
    ///   - other: The descriptor of a mailbox.
    ///   - milliseconds: How long to wait at most; for ever if `nil`.
    func waitForEvents(orReadable other: Int32, atMost milliseconds: Int?) -> [InputEvent] {
        var patience = milliseconds ?? -1
        if decoder.isPasting { patience = min(milliseconds ?? .max, Self.pastePatience) }
        var waits = [
            pollfd(fd: isGone || isSuspended ? -1 : cn_input(), events: Int16(POLLIN), revents: 0),
            pollfd(fd: cn_signals(), events: Int16(POLLIN), revents: 0),
            pollfd(fd: other, events: Int16(POLLIN), revents: 0),
        ]
        let count = waitingSignals.isEmpty ? poll(&waits, nfds_t(waits.count), Int32(clamping: patience)) : 1
        var events = signalEvents()
        guard !isGone, !isSuspended else { return events }
        if count == 0 { decoder.endPaste(into: &events) }
        if waits[0].revents != 0 || waits[1].revents != 0 { events += inputEvents() }
        return events
    }

    /// All input that is there.
    private func inputEvents() -> [InputEvent] {
        var events: [InputEvent] = []
        var value: Int32 = 0
        var taken = 0
        while taken < Self.batch {
            let kind = cn_read(&value)
            guard kind != 0 else { break }
            if kind == 2, value == Int32(CN_KEY_CLICK), !decoder.isPasting {
                events.append(click())
                taken += 1
                continue
            }
            decoder.take(kind == 1 ? .byte(UInt8(truncatingIfNeeded: value)) : .key(value), into: &events)
            taken += 1
        }
        decoder.pause(into: &events)
        if !cn_has_bracketed_paste() { events = PlainPaste.merged(events) }
        events = events.flatMap(obey)
        if taken == 0, cn_input_has_ended() {
            decoder.endPaste(into: &events)
            events += hangUp()
        }
        return events
    }

    private func click() -> InputEvent {
        var row: Int32 = 0
        var column: Int32 = 0
        cn_click(&row, &column)
        return .clicked(Position(row: Int(row), column: Int(column)), on: size)
    }

    /// Does what the loop itself does for a key, and returns what is left for the program.
    private func obey(_ event: InputEvent) -> [InputEvent] {
        switch event {
        case .key(.control("l")):
            repaint()
            return []
        case .key(.control("z")):
            suspend()
            return []
        default:
            return [event]
        }
    }

    /// What the signals that have come mean to the program.
    private func signalEvents() -> [InputEvent] {
        var signals = waitingSignals
        waitingSignals = []
        while case let signal = cn_next_signal(), signal != Int32(CN_SIGNAL_NONE) { signals.append(signal) }
        // A storm of resizes is one.
        var events: [InputEvent] = []
        for (index, signal) in signals.enumerated() where !signals[..<index].contains(signal) {
            events += self.events(of: signal)
        }
        // `kill %1` ends and continues a stopped program, which must not reach for the terminal: the shell has it.
        if signals.contains(Int32(CN_SIGNAL_CONTINUE)), !events.contains(where: \.asksToEnd) {
            events += resume()
        }
        return events
    }

    private func events(of signal: Int32) -> [InputEvent] {
        switch Int(signal) {
        case CN_SIGNAL_RESIZE: return updateSize() ? [.resized(size)] : []
        case CN_SIGNAL_SUSPEND:
            suspend()
            return []
        case CN_SIGNAL_TERMINATE, CN_SIGNAL_INTERRUPT: return [.terminate]
        case CN_SIGNAL_HANG_UP: return hangUp()
        default: return []
        }
    }

    private func hangUp() -> [InputEvent] {
        guard !isGone else { return [] }
        isGone = true
        return [.hangUp]
    }
}
