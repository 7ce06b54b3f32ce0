import FoundationEssentials
import KSKClient
import Onboarding
import TerminalUI

extension CreationPage {
    var bindings: [KeyBinding] {
        switch outcome {
        case .underWay: []
        case .done: [KeyBinding("Enter", "Go on", "Go on to signing the zone.")]
        case .failed:
            [KeyBinding("Enter", "Back", "Go back; all answers are kept.")]
                + (takesQuestionMark ? [KeyBinding("?", "Explain", "Say at length what the refusal means.")] : [])
        }
    }

    func view(size: Size) -> PageView {
        var view = PageView(size: size)
        view.write("Creating \(request.name) in \(request.zoneDisplayName)", row: 0, role: .title)
        let row = view.draw(progress, row: 2, isFailed: isFailed, rows: size.height - 9)
        drawOutcome(on: &view, row: row + 1)
        return view
    }

    private var isFailed: Bool {
        if case .failed = outcome { true } else { false }
    }

    private func drawOutcome(on view: inout PageView, row: Int) {
        switch outcome {
        case .underWay: drawProgress(on: &view, row: row)
        case .done:
            view.write(Sign.pass.text, row: row, role: .good)
            let next = view.wrap(end, row: row, column: 3)
            view.write("Enter goes on to signing the zone.", row: next + 1, column: 3, role: .hint)
        case .failed(let problem):
            view.write(Sign.fail.text, row: row, role: .bad)
            var next = view.wrap(problem.summary, row: row, column: 3, role: .bad)
            for detail in problem.details { next = view.wrap(detail, row: next, column: 3) }
        }
    }

    private func drawProgress(on view: inout PageView, row: Int) {
        var next = row
        if let change = created?.changeInfo {
            view.write("Route 53 has made it; the change \(change.id) is \(change.status).", row: next, column: 3)
            next += 1
        }
        view.write("Safe to leave: yes.", row: next, column: 3)
        view.wrap(
            "The request is in the journal with its caller reference \(request.callerReference); the next start "
                + "finds it, asks Route 53 what became of it, and never makes a second key.",
            row: next + 1, column: 3, role: .hint)
    }

    /// What is known at the end; no more is claimed.
    var end: String {
        let found = created?.wasAdopted == true ? "The key-signing key is there: an earlier request made it." : ""
        guard created?.changeInfo != nil else {
            return found
                + " The answer that named its change was lost, so Route 53 cannot be asked whether all servers have "
                + "it; they usually do within a minute."
        }
        return (found.isEmpty ? "The key-signing key is made." : found) + " All of Route 53's servers have it (INSYNC)."
    }
}
