import TerminalUI

/// Tells pastes from typing on terminals that do not mark them.
enum PlainPaste {
    /// Nobody types so many characters within one wake-up.
    static let minimumLength = 16

    /// Makes pastes of long runs of characters and line ends, so that a line end in them confirms nothing.
    static func merged(_ events: [InputEvent]) -> [InputEvent] {
        var merged: [InputEvent] = []
        var run: [InputEvent] = []
        for event in events {
            if text(of: event) != nil {
                run.append(event)
            } else {
                merged += paste(run) + [event]
                run = []
            }
        }
        return merged + paste(run)
    }

    private static func paste(_ run: [InputEvent]) -> [InputEvent] {
        guard run.count >= minimumLength else { return run }
        return [.paste(run.compactMap(text).joined())]
    }

    private static func text(of event: InputEvent) -> String? {
        switch event {
        case .key(.character(let character)): String(character)
        case .key(.enter): "\n"
        case .key(.tab): "\t"
        default: nil
        }
    }
}
