import FoundationEssentials
import KSKClient
import Onboarding
import TerminalUI

extension ProofPage {
    var bindings: [KeyBinding] {
        if isOpen {
            return [
                KeyBinding("Esc", "Back", "Go back to the tree."),
                KeyBinding("Up Down", "Scroll", "Show what does not fit."), Self.again, Self.plain,
            ]
        }
        return [
            KeyBinding("Enter", "Details", "Show the marked line at length: what is found, expected, and to be done."),
            KeyBinding("Up Down", "Move", "Mark another line."), Self.again, Self.plain,
            KeyBinding("Esc", "Back", isOnPath ? "Go back to the DS record." : "Go back to the list of zones."),
        ] + (isOnPath ? [KeyBinding("z", "Zones", "Go to the list of zones.")] : [])
    }

    private static let again = KeyBinding("r", "Ask again", "Ask all name servers again.")
    private static let plain = KeyBinding(
        "v", "Plain", "Show all of it without borders, for the terminal's own selection.", isInBar: false)

    func view(size: Size) -> PageView {
        var view = PageView(size: size)
        let rows = rows
        if isOpen, rows.indices.contains(index(in: rows)) {
            draw(details: rows[index(in: rows)], on: &view)
            return view
        }
        let top = drawHead(on: &view)
        let below = drawRemark(on: rows, on: &view)
        draw(rows, on: &view, from: top, height: max(1, size.height - top - below))
        return view
    }

    // MARK: The verdicts

    /// - Returns: The row after it.
    private func drawHead(on view: inout PageView) -> Int {
        let seconds = Int(now.timeIntervalSince(asked))
        let time = "asked \(asked.utcTime)" + (isUnderWay || seconds > 0 ? ", \(seconds) s" : "")
        let room = view.size.width - time.count - 3
        view.write("Proof of \(zone.displayName)", row: 0, role: .title, width: room)
        view.write(time, row: 0, column: view.size.width - time.count - 1, role: .hint)
        let isRoomy = view.size.height >= 18
        var row = 1
        for verdict in verdicts {
            view.write(verdict.sign.text, row: row, role: verdict.sign.role)
            let column = view.write(verdict.basis, row: row, column: 3, role: .title) + 1
            view.write(verdict.word, row: row, column: max(17, column), role: verdict.sign.role)
            row = view.wrap(verdict.reason, row: row + 1, column: 3, rows: isRoomy ? 3 : 3 - verdicts.count)
        }
        if let line = signaturesLine {
            view.write(line.text, row: row, column: 3, role: line.role)
            row += 1
        }
        return row + (isRoomy ? 1 : 0)
    }

    // MARK: The tree

    private func draw(_ rows: [ProofRow], on view: inout PageView, from top: Int, height: Int) {
        let marked = index(in: rows)
        let visible = Scrolling.visible(count: rows.count, selected: marked, height: height)
        for (offset, index) in visible.enumerated() {
            draw(rows[index], isMarked: index == marked, on: &view, row: top + offset)
        }
        guard !rows.isEmpty else { return }
        if visible.upperBound < rows.count {
            view.write(" ↓ more ", row: top + visible.count - 1, column: view.size.width - 8, role: .key)
        }
        view.cursor = Position(row: top + marked - visible.lowerBound, column: 1)
    }

    private func draw(_ row: ProofRow, isMarked: Bool, on view: inout PageView, row line: Int) {
        if isMarked { view.highlight(row: line) }
        let column = 1 + 2 * row.depth
        let width = max(18, min(28, view.size.width / 3 + 2))
        view.write(row.sign.text, row: line, column: column, role: isMarked ? .focus : row.sign.role)
        view.write(row.label, row: line, column: column + 2, role: isMarked ? .focus : .normal, width: width - column)
        let isGood = row.sign == .pass || row.sign == .underWay
        view.write(row.value, row: line, column: width + 4, role: isMarked ? .focus : isGood ? .hint : row.sign.role)
    }

    func item(atRow row: Int, size: Size) -> Int? {
        guard !isOpen else { return nil }
        var view = PageView(size: size)
        let rows = rows
        let top = drawHead(on: &view)
        let height = max(1, size.height - top - drawRemark(on: rows, on: &view))
        let visible = Scrolling.visible(count: rows.count, selected: index(in: rows), height: height)
        let index = row - top + visible.lowerBound
        return visible.contains(index) ? index : nil
    }

    /// What the marked line has to say first, whole, where its own row cuts it.
    ///
    /// - Returns: The rows that it takes.
    private func drawRemark(on rows: [ProofRow], on view: inout PageView) -> Int {
        guard view.size.height >= 14, rows.indices.contains(index(in: rows)) else { return 0 }
        let row = rows[index(in: rows)]
        let text = row.details.first?.texts.first ?? row.value
        view.wrap(text, row: view.size.height - 2, column: 3, role: .hint, rows: 2)
        return 3
    }

    // MARK: Details

    private func draw(details row: ProofRow, on view: inout PageView) {
        view.write(row.sign.text, row: 0, role: row.sign.role)
        view.write(row.label, row: 0, column: 3, role: .title)
        view.scroll(Self.lines(of: row), from: 1, first: firstRow)
    }

    private static func lines(of row: ProofRow) -> [PageView.ScrolledLine] {
        row.details.filter { !$0.texts.isEmpty }.flatMap { detail in
            [PageView.ScrolledLine(text: detail.heading, role: .title)]
                + detail.texts.map { .init(text: $0, indent: 3) }
        }
    }

    /// All of it, a line each, as long as they are.
    var plainLines: [String] {
        let head = ["Proof of \(zone.displayName), asked at \(asked.utcMinute)"]
        let told = verdicts.map { "\($0.sign.text) \($0.basis): \($0.word): \($0.reason)" }
        let tree = rows.flatMap { row in
            [String(repeating: "  ", count: row.depth) + "\(row.sign.text) \(row.label)  \(row.value)"]
                + row.details.filter { !$0.texts.isEmpty }.flatMap { detail in
                    detail.texts.map { "      \(detail.heading): \($0)" }
                }
        }
        return head + told + (signaturesLine.map { [$0.text] } ?? []) + [""] + tree
    }
}
