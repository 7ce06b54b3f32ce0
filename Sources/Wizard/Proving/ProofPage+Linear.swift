import KSKClient
import Onboarding
import TerminalUI

extension ProofPage {
    var linear: LinearView {
        var view = LinearView(lines: [
            "Asking the name servers of \(zone.displayName) and of its parent, at \(asked.utcTime)."
        ])
        if isOpen {
            let rows = rows
            view.lines += rows.indices.contains(index(in: rows)) ? Self.told(rows[index(in: rows)], atLength: true) : []
            view.question = "Back to the proof"
            view.onEmpty = [.key(.escape)]
            return view
        }
        // What is told cannot be taken back, and an answer that comes later can change what an earlier one means.
        guard !isUnderWay else { return view }
        view.lines += rows.flatMap { Self.told($0, atLength: false) }
        view.lines += verdicts.map { "\($0.basis): \($0.reason)." } + (signaturesLine.map { [$0.text] } ?? [])
        view.question =
            verdicts.map { "\($0.basis): \($0.word)" }.joined(separator: "; ") + ", at \(asked.utcTime). What now"
        view.choices =
            [
                LinearView.Choice(label: "Tell all that was found", inputs: [.key(.character("v"))]),
                LinearView.Choice(label: "Ask all name servers again", inputs: [.key(.character("r"))]),
                LinearView.Choice(
                    label: isOnPath || proposed != nil ? "Back to the DS record" : "Back to the zones",
                    inputs: [.key(.escape)]),
            ] + (isOnPath ? [LinearView.Choice(label: "Leave", inputs: [.key(.character("q"))])] : [])
        view.commands = [.back(.key(.escape)), .again(.key(.character("r")))]
        return view
    }

    /// What is good in one line; the rest with what was found and what is to be done.
    private static func told(_ row: ProofRow, atLength: Bool) -> [String] {
        let line = "\(row.word): \(row.label): \(row.value)"
        guard atLength || row.sign == .fail else { return [line] }
        return [line]
            + row.details.filter { !$0.texts.isEmpty && (atLength || $0.heading != "Checked") }.flatMap { detail in
                detail.texts.map { "  \(detail.heading): \($0)" }
            }
    }
}

extension ProofRow {
    /// The sign in a word.
    fileprivate var word: String {
        switch sign {
        case .pass: "Good"
        case .warning: "Remark"
        case .fail: "WRONG"
        default: "Not known"
        }
    }
}
