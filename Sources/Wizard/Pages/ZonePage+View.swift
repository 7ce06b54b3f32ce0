import KSKClient
import Onboarding
import TerminalUI

extension ZonePage {
    var bindings: [KeyBinding] {
        if isFiltering {
            return [
                KeyBinding("Enter", "Choose", "Choose the marked zone and go on."),
                KeyBinding("Esc", "All zones", "Drop the filter."),
                KeyBinding("Up Down", "Move", "Mark another zone."),
            ]
        }
        return [
            KeyBinding("Enter", "Choose", "Choose the marked zone and go on."),
            KeyBinding("/", "Filter", "Type a part of the name or of the id; Esc drops the filter."),
            KeyBinding("Up Down", "Move", "Mark another zone; also j and k, Page Up and Page Down, Home and End."),
            KeyBinding(
                "d", "DS record", "Show the DS records of the zone's keys, each derived again from its key in KMS."),
            .askAgain,
            KeyBinding("P", "Profile", "Go on as another of the configured profiles.", isInBar: false),
        ]
    }

    func view(size: Size) -> PageView {
        var view = PageView(size: size)
        view.write("Which zone shall be signed?", row: 0, role: .title)
        switch listing {
        case .loading:
            view.write("Listing the hosted zones…", row: 2, role: .hint)
        case .failed(let problem):
            view.show(problem, row: 2)
        case .loaded:
            let top = drawFilter(on: &view)
            drawList(on: &view, from: top)
        }
        return view
    }

    private func drawFilter(on view: inout PageView) -> Int {
        let count = matches.count == rows.count ? "\(rows.count) zones" : "\(matches.count) of \(rows.count) zones"
        view.write(count, row: 0, column: max(30, view.size.width - count.count - 1), role: .hint)
        guard isFiltering || !filter.text.isEmpty else { return Self.listTop }
        view.write("Filter", row: 1)
        view.field(filter, row: 1, column: 8, width: min(50, view.size.width - 10), isFocused: isFiltering)
        return Self.listTop
    }

    private func drawList(on view: inout PageView, from top: Int) {
        guard !matches.isEmpty else {
            view.write(
                rows.isEmpty ? "This account has no hosted zone." : "No zone has that in its name or id.", row: top)
            return
        }
        let visible = visibleRows(on: &view, from: top)
        for (offset, index) in visible.enumerated() {
            draw(rows[matches[index]], isSelected: index == selected, on: &view, row: top + offset)
        }
        if !isFiltering { view.cursor = Position(row: top + selected - visible.lowerBound, column: 1) }
    }

    private static let listTop = 2

    /// The rows that there is room for, above what the marked one says in full.
    private func visibleRows(on view: inout PageView, from top: Int) -> Range<Int> {
        let below = view.footnote(selectedRow.flatMap { whole($0, in: view) })
        return Scrolling.visible(count: matches.count, selected: selected, height: view.size.height - top - below)
    }

    func item(atRow row: Int, size: Size) -> Int? {
        guard listing == .loaded else { return nil }
        var view = PageView(size: size)
        let visible = visibleRows(on: &view, from: Self.listTop)
        let index = row - Self.listTop + visible.lowerBound
        return visible.contains(index) ? index : nil
    }

    private func draw(_ row: ZoneRow, isSelected: Bool, on view: inout PageView, row line: Int) {
        let obstacle = obstacle(of: row)
        let role: Role = isSelected ? .focus : obstacle == nil ? .normal : .disabled
        if isSelected { view.highlight(row: line) }
        view.write(isSelected ? "›" : " ", row: line, role: role)
        let nameWidth = Self.nameWidth(in: view)
        view.write(row.name, row: line, column: 3, role: role, width: nameWidth)
        let column = 3 + nameWidth + 2
        if let obstacle {
            view.write("✗ \(obstacle)", row: line, column: column, role: role)
        } else {
            let idWidth = view.size.width >= 76 ? 22 : 0
            if idWidth > 0 {
                view.write(row.zone.id.description, row: line, column: column, role: role, width: idWidth - 1)
            }
            view.write(state(of: row), row: line, column: column + idWidth, role: isSelected ? .focus : .hint)
        }
    }

    private static func nameWidth(in view: PageView) -> Int { max(20, min(34, view.size.width / 2 - 8)) }

    /// The row in full, where its line cannot show it.
    private func whole(_ row: ZoneRow, in view: PageView) -> String? {
        let (width, obstacle) = (Self.nameWidth(in: view), obstacle(of: row))
        let isCut = TerminalText(obstacle ?? "").width > view.size.width - width - 7
        guard isCut || TerminalText(row.name).width > width else { return nil }
        return ([row.name, row.zone.id.description] + (obstacle.map { ["✗ \($0)"] } ?? [])).joined(separator: "  ")
    }

    func state(of row: ZoneRow) -> String {
        guard let facts = facts[row.zone.id] else { return row.zone.recordCount.map { "\($0) records" } ?? "" }
        let keys = facts.keySigningKeys.count
        let signing = facts.signing.serveSignature == .signing ? "signing" : "not signing"
        return keys == 0 ? signing : "\(signing), \(keys) KSK\(keys == 1 ? "" : "s")"
    }
}
