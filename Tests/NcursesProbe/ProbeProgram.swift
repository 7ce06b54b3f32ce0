import TerminalUI

/// A small program for tests in a real terminal: a field, a list of what has happened, and keys for each way to end.
struct ProbeProgram: TerminalProgram {
    enum Message: Sendable {
        case event(InputEvent)
        case answer(String)
    }

    enum Effect: Sendable {
        case trap
        case askElsewhere
        case leaveScreen
        case copy(String)
    }

    var field = TextField(limit: 200)
    var note = "nothing yet"
    var isFinished = false
    /// Whether requests to end are heeded.
    var isStubborn = false
    var notice = ""

    static func message(for event: InputEvent) -> Message { .event(event) }

    mutating func update(_ message: Message) -> [Effect] {
        switch message {
        case .answer(let text): note = text
        case .event(.key(let key)): return press(key)
        case .event(.paste(let text)):
            let outcome = field.paste(text)
            note = outcome == .whole ? "pasted" : "pasted, cut"
        case .event(.resized(let size)): note = "resized to \(size)"
        case .event(.resumed): note = "resumed"
        case .event(.clicked(let position, let size)):
            note = "clicked \(position.row),\(position.column) on \(size)"
        case .event(.hangUp), .event(.terminate): isFinished = !isStubborn
        }
        return []
    }

    private mutating func press(_ key: Key) -> [Effect] {
        switch key {
        case .control("c"): isFinished = true
        case .function(2): return [.trap]
        case .function(3): return [.leaveScreen]
        case .function(4): return [.copy(field.text)]
        case .function(5): return [.askElsewhere]
        default:
            if !field.handle(key) { note = "key \(key)" }
        }
        return []
    }

    func view(size: Size) -> Frame {
        var grid = CellGrid(size: size)
        grid.fill(row: 0, columns: 0..<size.width, role: .title)
        grid.write("probe \(size) ✓ ─ 漢字", row: 0, role: .title)
        let (text, column) = field.visible(width: max(0, size.width - 7))
        grid.write("Name: ", row: 2, role: .key)
        grid.write(text, row: 2, column: 6)
        grid.write(note, row: 4, role: .hint)
        grid.write(notice, row: 5, role: .warning)
        grid.write("end", row: size.height - 1, column: size.width - 3, role: .good)
        return Frame(grid: grid, cursor: Position(row: 2, column: 6 + column))
    }
}
