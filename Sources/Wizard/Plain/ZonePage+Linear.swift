import KSKClient
import Onboarding
import TerminalUI

extension ZonePage: TextAnswering {
    var linear: LinearView {
        let again = LinearView.Command.again(
            .key(.escape), .key(.character("r")))
        switch listing {
        case .loading: return LinearView(lines: ["Listing the hosted zones…"])
        case .failed(let problem):
            return LinearView(
                lines: [problem.summary] + problem.details,
                question: "The zones could not be listed. Type again to retry",
                commands: [again])
        case .loaded: break
        }
        if awaited != nil { return LinearView() }
        let all = LinearView.Command(word: "all", help: "Drop the filter.", inputs: [.key(.escape)])
        let showAll: [LinearView.Input] = isFiltering ? [.key(.escape)] : []
        let records = LinearView.Command(
            word: "ds", help: "Show the DS records of a zone's keys: ds and the zone's name or id.",
            inputs: showAll + [.key(.character("d"))])
        let count = matches.count == rows.count ? "\(rows.count) zones" : "\(matches.count) of \(rows.count) zones"
        return LinearView(
            remark: matches.isEmpty ? "No zone has that in its name or id." : nil,
            question: "Which zone shall be signed? \(count); a number, a name, or a part of one",
            choices: matches.indices.map {
                LinearView.Choice(label: label(of: rows[matches[$0]]), inputs: [.mark($0), .key(.enter)])
            },
            commands: [again, all, records], onEmpty: selectedRow == nil ? nil : [.key(.enter)],
            emptyAnswer: "\(selected + 1)")
    }

    /// A zone's whole name or id chooses it; any other text narrows the list.
    func inputs(for text: String) -> [LinearView.Input]? {
        guard listing == .loaded else { return nil }
        let wanted = text.lowercased()
        let showAll: [LinearView.Input] = isFiltering ? [.key(.escape)] : []
        if wanted.hasPrefix("ds "), let index = row(called: wanted.dropFirst(3)) {
            return showAll + [.mark(index), .key(.character("d"))]
        }
        if let index = row(called: wanted[...]) { return showAll + [.mark(index), .key(.enter)] }
        return isFiltering ? LinearView.Input.replacing(with: text) : [.paste(text)]
    }

    /// Position of the only zone that has this name or id, in lower case.
    private func row(called wanted: Substring) -> Int? {
        let named = rows.indices.filter {
            let name = rows[$0].name.lowercased()
            return name == wanted || name + "." == wanted || rows[$0].zone.id.rawValue.lowercased() == wanted
        }
        return named.count == 1 ? named.first : nil
    }

    private func label(of row: ZoneRow) -> String {
        let name = "\(row.name), \(row.zone.id)"
        if let obstacle = obstacle(of: row) { return "\(name), not possible: \(obstacle)" }
        let state = state(of: row)
        return state.isEmpty ? name : "\(name), \(state)"
    }
}
