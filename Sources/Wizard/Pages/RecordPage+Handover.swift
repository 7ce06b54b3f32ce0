import Onboarding
import TerminalUI

/// The record in the form that was chosen.
extension RecordPage {
    /// - Returns: The row after the last one.
    func draw(_ format: HandoverFormat, of handover: DelegationHandover, on view: inout PageView, row: Int) -> Int {
        guard case .registrar(let registrar) = format else {
            let command = "ksk ds \(zone.displayName) --format \(format.name)"
            let row = drawChoice("f", "Format", "‹ \(format.title) ›  \(command)", on: &view, row: row)
            let rows = handover.lines(format).flatMap { HangingText(line: $0).rows(columns: view.size.width - 4) }
            for (index, line) in rows.enumerated() { view.write(line, row: row + 1 + index, column: 3) }
            return row + 1 + rows.count
        }
        let about = [registrar.subject.phrase, registrar.caution].compactMap { $0 }
        let row = drawChoice(
            "g", "Registrar", "‹ \(registrar.name) ›  \(about.joined(separator: "; "))", on: &view, row: row)
        let end = draw(handover.rows(for: registrar), on: &view, row: row + 1)
        return registrar.note.map { view.wrap($0, row: end + 1, column: 3, role: .hint) } ?? end
    }

    private func drawChoice(_ key: String, _ label: String, _ text: String, on view: inout PageView, row: Int) -> Int {
        view.write(key, row: row, role: .key)
        view.write(label, row: row, column: 3)
        return view.wrap(text, row: row, column: 15)
    }

    /// A form's fields; the cursor is on the marked one.
    private func draw(_ rows: [(label: String, value: String)], on view: inout PageView, row: Int) -> Int {
        let column = 3 + (rows.map { $0.label.count }.max() ?? 0) + 2
        var next = row
        for (index, each) in rows.enumerated() {
            let role: Role = index == field ? .focus : .normal
            if index == field {
                view.write("›", row: next, role: role)
                view.cursor = Position(row: next, column: 1)
            }
            view.write(each.label, row: next, column: 3, role: role)
            next = view.wrap(each.value, row: next, column: column, role: role)
        }
        return next
    }
}
