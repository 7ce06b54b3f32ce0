import TerminalUI

/// A page as a screen reader, a serial line or a script meets it: what is told, a question, the answers to it.
///
/// It is a function of the same value that the screen is drawn from, and every answer becomes the same events.
struct LinearView: Hashable, Sendable {
    /// What an answer does to the wizard.
    enum Input: Hashable, Sendable {
        /// Puts the cursor of the page's list on an item.
        case mark(Int)
        case key(Key)
        case paste(String)

        /// The message that stands for it.
        var message: Message {
            switch self {
            case .mark(let index): .marked(index)
            case .key(let key): .event(.key(key))
            case .paste(let text): .event(.paste(text))
            }
        }
    }

    /// An answer with a number.
    struct Choice: Hashable, Sendable {
        var label: String
        var inputs: [Input]
    }

    /// An answer that is a word, the same on every page.
    struct Command: Hashable, Sendable {
        var word: String
        var help: String
        var inputs: [Input]

        static func back(_ inputs: Input...) -> Command { back(inputs) }

        static func back(_ inputs: [Input]) -> Command {
            Command(word: "back", help: "Go back one page; all answers are kept.", inputs: inputs)
        }

        static func again(_ inputs: Input...) -> Command {
            Command(word: "again", help: "Ask AWS again.", inputs: inputs)
        }
    }

    /// What is told once, in its order; while something is waited for, it grows.
    var lines: [String] = []
    /// The lines of a text that is told whole, after the others, whatever of it has been told before.
    var text: [String] = []
    /// What is told each time that the question is asked, such as what is wrong with the last answer.
    var remark: String?
    /// What is asked; nil while something is waited for.
    var question: String?
    var choices: [Choice] = []
    var commands: [Command] = []
    /// What an empty line does; nothing where it would change something.
    var onEmpty: [Input]?
    /// What an empty line stands for, as it would be typed.
    var emptyAnswer: String?
    /// Whether the answer sends something, so that it must not have been typed ahead.
    var isDecisive = false
}

/// Takes text for an answer, where the page has a field.
protocol TextAnswering {
    /// What a text that is neither a number nor a command does.
    func inputs(for text: String) -> [LinearView.Input]?
}

extension LinearView.Input {
    /// Replaces what is in the field that has the focus.
    static func replacing(with text: String) -> [Self] {
        [.key(.control("e")), .key(.control("u")), .paste(text)]
    }
}
