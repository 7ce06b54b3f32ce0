import ArgumentParser
import Onboarding
import TerminalUI

/// `ksk explain ID`: what an item of the checklist or a refusal of AWS means, with its source.
struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain", abstract: "Say at length what a check or a refusal of AWS means.",
        discussion: """
            ID is one of the checklist's, such as policy-sign, or a code of AWS, such as InvalidKMSArn. Without it, all \
            of them are listed.
            """)

    @Argument(help: "An id of the checklist, or a code of AWS.")
    var id: String?

    @Flag(help: "Print the page docs/checks.md.")
    var markdown = false

    func validate() throws {
        if markdown, id != nil { throw ValidationError("--markdown prints the whole page and takes no ID") }
    }

    func run() throws {
        if markdown { return print(Explanation.page, terminator: "") }
        guard let id else {
            let width = Explanation.all.map(\.id.count).max() ?? 0
            for each in Explanation.all {
                print(each.id + String(repeating: " ", count: width - each.id.count + 2) + each.title)
            }
            return
        }
        guard let explanation = Explanation.named(id) else {
            let similar = Explanation.similar(to: id)
            let hint = similar.isEmpty ? "ksk explain lists them" : "did you mean \(similar.joined(separator: ", "))?"
            throw CommandFailure.usage("ID", "there is no text about '\(id.prefix(80))'; \(hint)")
        }
        for line in explanation.lines {
            // Sources stay on one line, so that addresses can be selected whole.
            let isSource = line.hasPrefix("Source: ")
            for row in isSource ? [TerminalText(line)] : TerminalText(line).wrapped(to: 80) { print(row.string) }
        }
    }
}
