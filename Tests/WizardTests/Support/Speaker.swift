import Foundation
import Sandbox
import TerminalUI
import Testing

@testable import Wizard

/// Someone who hears the wizard in lines and answers in lines.
final class Speaker {
    let person: Operator
    private(set) var conversation: Conversation
    private(set) var text = ""

    init(_ person: Operator? = nil) throws {
        let person = try person ?? Operator()
        self.person = person
        conversation = Conversation(person.app)
    }

    var lastLine: String { text.split(separator: "\n").last.map(String.init) ?? "" }

    /// The number of the choice with the words.
    func choice(_ words: String) -> Int {
        (conversation.app.linear.choices.firstIndex { $0.label.contains(words) } ?? -1) + 1
    }

    func answer(_ line: String) {
        text += line + "\n"
        person.perform(conversation.answer(line))
        text += conversation.takeOutput().map(\.string).joined(separator: "\n")
    }

    /// Takes what the world answers until a question with the words waits.
    func hear(_ words: String) async {
        while !(conversation.isAsking && lastLine.contains(words)) {
            guard let message = await person.nextMessage() else {
                Issue.record("\"\(words)\" is never asked; what was said ends with:\n\(text.suffix(800))")
                return
            }
            person.perform(conversation.take(message))
            text += conversation.takeOutput().map { "\n" + $0.string }.joined()
        }
    }
}
