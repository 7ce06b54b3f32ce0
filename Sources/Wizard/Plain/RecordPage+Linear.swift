import KSKClient
import Onboarding
import TerminalUI

extension RecordPage: TextAnswering {
    var linear: LinearView {
        if let chooser { return chooser.linear }
        guard let key else { return absenceInLines }
        guard facts != nil || factsProblem != nil else {
            return LinearView(lines: ["Asking Route 53 for the zone's state…"])
        }
        var view = LinearView(question: "What now")
        view.lines = (key.proved == nil ? refusalInLines(of: key) : recordInLines) + [stateLine]
        if key.proved != nil, format != nil { view.text = plainLines }
        view.choices = (key.proved == nil ? [] : handoverChoices) + restChoices
        view.commands = [.again(.key(.character("r")))]
        if isFromZones || format != nil { view.commands.append(.back(.key(.escape))) }
        return view
    }

    func inputs(for text: String) -> [LinearView.Input]? { chooser?.inputs(for: text) }

    /// What is said while no key is shown.
    private var absenceInLines: LinearView {
        let commands = [LinearView.Command.again(.key(.character("r"))), .back(.key(.escape))]
        if let factsProblem {
            return LinearView(
                lines: [factsProblem.summary] + factsProblem.details,
                question: "The keys could not be read. What now", choices: restChoices, commands: commands)
        }
        return LinearView(
            lines: [absence], question: keys == nil ? nil : "What now", choices: restChoices, commands: commands)
    }

    /// A record that was not proved is never told as one to use.
    private func refusalInLines(of key: RederivedKey) -> [String] { ["\(Self.refusal)."] + refusalLines(of: key) }

    private var recordInLines: [String] {
        guard format == nil else { return obstacle.map { [$0.text(about: zone.displayName)] } ?? [] }
        let statements = statementLines.map { "\($0.word.prefix(1).uppercased())\($0.word.dropFirst()): \($0.text)." }
        return plainLines.filter { !$0.isEmpty } + statements
    }

    private var handoverChoices: [LinearView.Choice] {
        let back = LinearView.Choice(label: "Show the record with all its fields", inputs: [.key(.escape)])
        return (format == nil ? [] : [back]) + [
            LinearView.Choice(label: "Show it in another format", inputs: [.key(.character("f"))]),
            LinearView.Choice(label: "Show the fields of a registrar's form", inputs: [.key(.character("g"))]),
            LinearView.Choice(label: "Write all of it to a new file", inputs: [.key(.character("w"))]),
        ]
    }

    private var restChoices: [LinearView.Choice] {
        let other = LinearView.Choice(label: "Show another key of this zone", inputs: [.key(.character("o"))])
        let prove = LinearView.Choice(label: "Prove it: ask every name server", inputs: [.key(.enter)])
        return (key == nil ? [] : [prove]) + ((keys?.count ?? 0) > 1 ? [other] : []) + [
            LinearView.Choice(label: "Ask again", inputs: [.key(.character("r"))]),
            LinearView.Choice(label: "Go to the zones", inputs: [.key(.character("z"))]),
            LinearView.Choice(label: "Leave", inputs: [.key(.character("q"))]),
        ]
    }
}

extension Chooser {
    /// The list as a question: a number, a whole name, or a part of one.
    var linear: LinearView {
        let count = matches.count == items.count ? "\(items.count)" : "\(matches.count) of \(items.count)"
        return LinearView(
            remark: matches.isEmpty ? "Nothing has that." : nil,
            question: "\(question) \(count); a number, a name, or a part of one",
            choices: matches.indices.map { index in
                let item = items[matches[index]]
                let parts = [item.title, item.remark, item.isDoubtful ? "unverified" : nil]
                return LinearView.Choice(
                    label: parts.compactMap { $0 }.joined(separator: ", "), inputs: [.mark(index), .key(.enter)])
            },
            commands: [.back(filter.text.isEmpty ? [.key(.escape)] : [.key(.escape), .key(.escape)])])
    }

    /// A whole name chooses; any other text narrows the list.
    func inputs(for text: String) -> [LinearView.Input]? {
        let wanted = text.lowercased()
        let named = items.indices.filter { [items[$0].title.lowercased(), items[$0].name].contains(wanted) }
        guard named.count == 1, let index = named.first else { return LinearView.Input.replacing(with: text) }
        let showAll: [LinearView.Input] = filter.text.isEmpty ? [] : [.key(.escape)]
        return showAll + [.mark(index), .key(.enter)]
    }
}
