import KSKClient
import Onboarding
import TerminalUI

extension ParametersPage {
    var bindings: [KeyBinding] {
        let move = KeyBinding("Tab", "Next field", "Go to the next field; Shift-Tab goes back, the arrows do the same.")
        let goOn = KeyBinding("Enter", "Review", "Check all fields and go on to the review.")
        guard focus == .status else { return [goOn, move, .back] }
        return [goOn, KeyBinding("Space", "Change", "Choose the other status; a and i choose directly."), move, .back]
    }

    func view(size: Size) -> PageView {
        var view = PageView(size: size)
        view.write("Parameters for the key-signing key", row: 0, role: .title)
        view.write("Hosted zone", row: 1, column: 2)
        view.write("\(zone.zone.displayName)  (\(zone.zone.id))", row: 1, column: Self.column)
        view.write("KMS key", row: 2, column: 2)
        let after = view.write(keyTitle, row: 2, column: Self.column)
        if keyTitle != keyARN.keyID { view.write(keyARN.keyID, row: 2, column: after + 2, role: .hint) }
        let gap = view.size.height >= 14 ? 1 : 0
        var row = 3 + gap
        row = draw(.name, label: "Name", hint: nameHint, on: &view, row: row) + gap
        row = drawStatus(on: &view, row: row) + gap
        let hint = "Tells this request from any other; new for each request."
        _ = draw(.reference, label: "Caller reference", hint: (nil, hint), on: &view, row: row)
        return view
    }

    private static let column = 20

    private func draw(
        _ field: Field, label: String, hint: (sign: Sign?, text: String), on view: inout PageView, row: Int
    ) -> Int {
        view.write(label, row: row, column: 2, role: focus == field ? .title : .normal)
        let text = field == .name ? name : reference
        view.field(
            text, row: row, column: Self.column - 1, width: view.size.width - Self.column, isFocused: focus == field)
        guard complaining.contains(field), let problem = problem(of: field) else {
            if let sign = hint.sign { view.write(sign.text, row: row + 1, column: Self.column, role: sign.role) }
            view.write(hint.text, row: row + 1, column: Self.column + 2, role: .hint)
            return row + 2
        }
        view.write(Sign.warning.text, row: row + 1, column: Self.column, role: .bad)
        return max(row + 2, view.wrap(problem, row: row + 1, column: Self.column + 2, role: .bad, rows: 2))
    }

    /// What holds of the name: only what was really asked is claimed.
    private var nameHint: (sign: Sign?, text: String) {
        let rule = "3 to 128 letters, digits or underscores"
        guard problem(of: .name) == nil else { return (nil, rule) }
        switch zoneCheck {
        case .asking: return (.underWay, rule + "; asking whether it is free…")
        case .answered: return (.pass, rule + "; free in this zone")
        case .failed: return (.warning, "Route 53 could not be asked whether it is free")
        }
    }

    private func drawStatus(on view: inout PageView, row: Int) -> Int {
        let isFocused = focus == .status
        view.write("Status", row: row, column: 2, role: isFocused ? .title : .normal)
        let isActive = status == .active
        let active = "(\(isActive ? "•" : " ")) ACTIVE"
        let inactive = "(\(isActive ? " " : "•")) INACTIVE"
        view.write(active, row: row, column: Self.column, role: isFocused && isActive ? .focus : .normal)
        view.write(inactive, row: row, column: Self.column + 13, role: isFocused && !isActive ? .focus : .normal)
        if isFocused { view.cursor = Position(row: row, column: Self.column + (isActive ? 1 : 14)) }
        view.write(
            isActive
                ? "It signs the zone's keys as soon as signing is enabled." : "It signs nothing until it is activated.",
            row: row + 1, column: Self.column + 2, role: .hint)
        return row + 2
    }
}
