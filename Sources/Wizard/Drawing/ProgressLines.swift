import FoundationEssentials
import TerminalUI

/// What is done of something that takes a while: named steps, each with the time that it took.
struct ProgressLines: Hashable, Sendable {
    /// A step that was begun; it ends when the next one begins.
    struct Line: Hashable, Sendable {
        var text: String
        var started: Date
        var ended: Date?
    }

    private(set) var lines: [Line] = []
    private(set) var now: Date

    /// No step yet, or the first one.
    init(now: Date, first: String? = nil) {
        self.now = now
        if let first { lines = [Line(text: first, started: now)] }
    }

    /// Begins a step, unless it is the one that goes on.
    mutating func begin(_ text: String, at date: Date) {
        ticked(date)
        guard text != lines.last?.text else { return }
        finish(at: date)
        lines.append(Line(text: text, started: date))
    }

    /// Ends the last step.
    mutating func finish(at date: Date) {
        ticked(date)
        guard !lines.isEmpty, lines[lines.count - 1].ended == nil else { return }
        lines[lines.count - 1].ended = date
    }

    /// Time goes on.
    mutating func ticked(_ date: Date) {
        now = max(now, date)
    }

    /// How often it is told in lines that the work still goes on.
    private static let silence = 15

    /// Each step, and a line for each quarter of a minute that it has gone on.
    ///
    /// - Parameter assurance: A sentence that follows how long it has been.
    func told(assurance: String) -> [String] {
        lines.flatMap { line in
            let seconds = Int((line.ended ?? now).timeIntervalSince(line.started))
            return [line.text + "."]
                + stride(from: Self.silence, through: max(0, seconds), by: Self.silence).map {
                    "Still waiting after \($0) seconds. \(assurance)"
                }
        }
    }
}

extension PageView {
    /// Draws the steps from a row on, the last ones where not all fit.
    ///
    /// - Returns: The row after them.
    mutating func draw(_ progress: ProgressLines, row: Int, isFailed: Bool, rows: Int) -> Int {
        let shown = progress.lines.suffix(max(1, rows))
        for (offset, line) in shown.enumerated() {
            let sign: Sign = line.ended != nil ? .pass : isFailed ? .fail : .underWay
            write(sign.text, row: row + offset, column: 1, role: sign.role)
            let elapsed = "\(Int((line.ended ?? progress.now).timeIntervalSince(line.started))) s"
            write(line.text, row: row + offset, column: 3, width: size.width - 12)
            write(elapsed, row: row + offset, column: size.width - elapsed.count - 1, role: .hint)
        }
        return row + shown.count
    }
}
