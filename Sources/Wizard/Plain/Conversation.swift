package import TerminalUI

/// The wizard as questions and answers in order: the same ``App``, spoken to in lines.
///
/// A value without input or output: messages and lines of text come in, effects and lines to print come out.
package struct Conversation: Sendable {
    package private(set) var app: App
    /// The question that waits for an answer.
    private var asked: String?
    /// The question that was printed last, with its choices.
    private var printed: String?
    private var title = ""
    /// What has been told since the title.
    private var told: Set<String> = []
    private var toldText: [String] = []
    private var toldNotice: String?
    /// The first of the choices that are shown; long lists are told in parts.
    private var firstShown = 0
    private var output: [TerminalText] = []

    /// Choices that are told at once.
    private static let window = 20

    /// Starts a conversation with the wizard.
    package init(_ app: App) {
        self.app = app
    }

    /// Whether a line that is read now is the answer to a question that has been printed.
    package var isAsking: Bool { asked != nil }

    /// Whether the answer must not have been typed before the question was there.
    package var isDecisive: Bool { app.linear.isDecisive }

    package var isFinished: Bool { app.isFinished }

    /// What to print; the last line is a prompt while a question waits.
    package mutating func takeOutput() -> [TerminalText] {
        defer { output = [] }
        return output
    }

    /// Takes in what happened.
    package mutating func take(_ message: Message) -> [Effect] {
        let effects = app.update(message)
        speak()
        return effects
    }

    /// Takes a line as the answer to the question that waits.
    package mutating func answer(_ line: String) -> [Effect] {
        let view = app.linear
        let text = Self.trimmed(line)
        (asked, toldNotice) = (nil, nil)
        defer { speak() }
        guard let inputs = inputs(for: text, in: view) else { return [] }
        return inputs.flatMap { app.update($0.message) }
    }

    // MARK: Answers

    private mutating func inputs(for text: String, in view: LinearView) -> [LinearView.Input]? {
        if text.isEmpty {
            if view.onEmpty == nil { tell("Nothing is done without an answer; help tells the possible ones.") }
            return view.onEmpty
        }
        if let number = Int(text), !view.choices.isEmpty, text.allSatisfy({ $0.isASCII && $0.isNumber }) {
            guard view.choices.indices.contains(number - 1) else {
                tell("There is no \(number); 1 to \(view.choices.count) can be chosen.")
                return nil
            }
            return view.choices[number - 1].inputs
        }
        // A colon makes a command of a word also where a field takes text; a field takes the word without it.
        let takesText = view.choices.isEmpty && app.inputs(for: text) != nil
        if let word = Self.command(text, needsColon: takesText) {
            if let inputs = obey(word, in: view) { return inputs.isEmpty ? nil : inputs }
            if text.hasPrefix(":") {
                tell("There is no command \(text); help tells those that there are.")
                return nil
            }
        }
        if let inputs = app.inputs(for: text) { return inputs }
        tell("That is no answer here; help tells the possible ones.")
        return nil
    }

    private static func command(_ text: String, needsColon: Bool) -> String? {
        if text.hasPrefix(":") { return text.dropFirst().lowercased() }
        return needsColon ? nil : text.lowercased()
    }

    /// The events of a command; none where it is done here, nil where there is no such command.
    private mutating func obey(_ word: String, in view: LinearView) -> [LinearView.Input]? {
        switch word {
        case "quit", "q": return [.key(.control("c"))]
        case "help", "?":
            for line in help(for: view) { tell(line) }
            return []
        case "more" where view.choices.count > Self.window:
            firstShown = firstShown + Self.window < view.choices.count ? firstShown + Self.window : 0
            printed = nil
            return []
        case "repeat":
            (told, toldText, printed, firstShown) = ([], [], nil, 0)
            return []
        default: return view.commands.first { $0.word == word }?.inputs
        }
    }

    private func help(for view: LinearView) -> [String] {
        var lines = [
            app.page.about,
            "A number takes that answer. An empty line takes what stands in brackets, where something does.",
        ]
        if view.choices.isEmpty {
            lines.append("Before a command goes a colon here, as in :quit, since a text is asked.")
        }
        lines += view.commands.map { "\($0.word): \($0.help)" }
        if view.choices.count > Self.window { lines.append("more: Tell the next \(Self.window).") }
        lines += ["repeat: Tell this page again.", "quit: Leave; asks when something would be lost."]
        return lines
    }

    private static func trimmed(_ line: String) -> String {
        var text = line[...]
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text.drop(while: \.isWhitespace))
    }

    // MARK: What is told

    /// Tells a line. Line ends within it are made visible: a text from AWS must not pass for a line of the wizard.
    private mutating func tell(_ line: String) {
        output.append(TerminalText(line))
    }

    private mutating func speak() {
        guard !app.isFinished else { return }
        let view = app.linear
        if app.linearTitle != title {
            title = app.linearTitle
            (told, toldText, asked, printed, firstShown) = ([], [], nil, nil, 0)
            output.append(.empty)
            tell(title)
        }
        let news = view.lines.filter { !told.contains($0) }
        told.formUnion(news)
        let fresh = news + (view.text == toldText ? [] : view.text)
        toldText = view.text
        for line in fresh { tell(line) }
        var isNoticed = false
        if let notice = app.notice, notice != toldNotice {
            tell(notice)
            isNoticed = true
        }
        toldNotice = app.notice
        guard let question = view.question else {
            asked = nil
            return
        }
        if asked != question || !fresh.isEmpty || isNoticed { ask(question, view) }
    }

    private mutating func ask(_ question: String, _ view: LinearView) {
        if printed != question {
            if let printed, printed.prefix(16) != question.prefix(16) { firstShown = 0 }
            let shown = view.choices.indices.dropFirst(firstShown).prefix(Self.window)
            for index in shown { tell("  \(index + 1). \(view.choices[index].label)") }
            if shown.count < view.choices.count {
                tell(
                    "These are \(shown.startIndex + 1) to \(shown.endIndex) of \(view.choices.count); more tells the next."
                )
            }
        }
        if let remark = view.remark { tell(remark) }
        (asked, printed) = (question, question)
        let offered = view.onEmpty == nil ? nil : view.emptyAnswer
        output.append(TerminalText(question + (offered.map { " [\($0)]" } ?? "") + ": "))
    }
}
