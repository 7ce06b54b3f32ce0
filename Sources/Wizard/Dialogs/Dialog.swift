import KSKClient
import Onboarding
import TerminalUI

/// A question in front of the page; what changes nothing has the focus first.
struct Dialog: Sendable {
    enum Subject: Sendable {
        case leave
        case goOnUndecided
        case unfinished(JournalEntry)
        case absent(JournalEntry, ZoneFacts)
        case repair
        case newKey
        case enableSigning
        case skipSigning
        case hasKey(KeySigningKey, ZoneFacts)
        case leftOrder(KeyOrder)
        case absentOrder(KeyOrder, ZoneFacts)
    }

    struct Choice: Hashable, Sendable {
        var key: Character
        var label: String
    }

    var subject: Subject
    var title: String
    var text: String
    /// The first one has the focus when the dialog opens.
    var choices: [Choice]
    /// The choice that Esc makes: the one that changes nothing.
    var escape = 0
    var selected = 0
    /// The name to type before the last choice does anything; nil where a key is enough.
    var confirmation: TypedConfirmation?

    /// The choice that a key makes; nil when it makes none.
    mutating func press(_ key: Key) -> Choice? {
        if confirmation != nil { return pressWhileTyping(key) }
        switch key {
        case .enter: return choices[selected]
        case .left, .up, .backTab: selected = (selected + choices.count - 1) % choices.count
        case .right, .down, .tab: selected = (selected + 1) % choices.count
        case .escape: return choices[escape]
        case .character(let character): return choices.first { $0.key == character }
        default: break
        }
        return nil
    }

    func view(size: Size) -> PageView {
        let width = min(size.width - 4, 66)
        let lines = TerminalText(text).wrapped(to: width - 4)
        let typing = confirmationHeight(in: Size(width: width, height: size.height))
        var view = PageView(size: Size(width: width, height: min(size.height, lines.count + 6 + typing)))
        let horizontal = String(repeating: "─", count: width - 2)
        view.write("╭\(horizontal)╮", row: 0, column: 0)
        for row in 1..<view.size.height - 1 {
            view.write("│", row: row, column: 0)
            view.write("│", row: row, column: width - 1)
        }
        view.write("╰\(horizontal)╯", row: view.size.height - 1, column: 0)
        view.write(title, row: 1, column: 2, role: .title)
        let shown = lines.prefix(max(0, view.size.height - 5 - typing))
        for (index, line) in shown.enumerated() {
            view.grid.write(line, row: 2 + index, column: 2)
        }
        _ = drawConfirmation(on: &view, row: 2 + shown.count)
        var column = 2
        for (index, choice) in choices.enumerated() {
            let row = view.size.height - 2
            // Where a name is typed, the cursor is in the field, and letters are no commands.
            let isTyped = confirmation != nil
            if index == selected, !(isTyped && index != escape) {
                view.cursor = Position(row: row, column: column + 1)
            }
            let label = isTyped ? " \(choice.label) " : " \(choice.key) \(choice.label) "
            column = view.write(label, row: row, column: column, role: index == selected ? .focus : .normal) + 2
        }
        return view
    }
}

extension Dialog {
    static func leave(losing what: String) -> Dialog {
        Dialog(
            subject: .leave, title: "Leave ksk?", text: what,
            choices: [Choice(key: "n", label: "Stay"), Choice(key: "y", label: "Leave")])
    }

    static func goOnUndecided(_ count: Int) -> Dialog {
        Dialog(
            subject: .goOnUndecided, title: "Go on without knowing?",
            text:
                "\(count == 1 ? "One check" : "\(count) checks") could not be decided from here. Route 53 decides when "
                + "it is asked; if it refuses, nothing is changed and you come back to this page.",
            choices: [Choice(key: "n", label: "Stay"), Choice(key: "y", label: "Go on")])
    }

    static func unfinished(_ entry: JournalEntry, age: String) -> Dialog {
        let request = entry.request
        return Dialog(
            subject: .unfinished(entry), title: "An earlier run was cut off",
            text:
                "\(age) ago ksk sent the request for the key-signing key \(request.name) of \(request.zoneDisplayName), "
                + "and what became of it was not written down. Ask Route 53 what happened, and go on from there?",
            choices: [
                Choice(key: "a", label: "Ask Route 53"), Choice(key: "l", label: "Later"),
            ],
            escape: 1)
    }

    static func absent(_ entry: JournalEntry, _ facts: ZoneFacts) -> Dialog {
        Dialog(
            subject: .absent(entry, facts), title: "Route 53 does not have it",
            text:
                "\(facts.zone.displayName) has no key-signing key \(entry.request.name) with that KMS key: the request did "
                + "not arrive, or was refused. It can be checked and sent again, with the same caller reference.",
            choices: [
                Choice(key: "c", label: "Check and send again"), Choice(key: "l", label: "Later"),
                Choice(key: "f", label: "Forget it"),
            ],
            escape: 1)
    }

    static func repair(_ repair: KeyRepair) -> Dialog {
        let operations = (repair.state?.operations ?? []) + ((try? repair.policy.get()) == nil ? [] : ["PutKeyPolicy"])
        return Dialog(
            subject: .repair, title: "Change this key?",
            text:
                "\(operations.joined(separator: ", then ")) would be sent for \(repair.keyARN?.description ?? "the key"). "
                + "The old policy is kept beside the journal before a new one is sent.",
            choices: [Choice(key: "n", label: "Cancel"), Choice(key: "y", label: "Change it")])
    }

    static func newKey(_ order: KeyOrder) -> Dialog {
        Dialog(
            subject: .newKey, title: "Make this key?",
            text: "CreateKey and CreateAlias (\(order.alias)) would be sent. AWS bills the key from then on, at US$1 a "
                + "month, until it is deleted.",
            choices: [Choice(key: "n", label: "Cancel"), Choice(key: "y", label: "Make it")])
    }
}
