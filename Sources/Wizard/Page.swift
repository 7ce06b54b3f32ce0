import TerminalUI

/// One page of the wizard: a value that takes keys and draws itself.
protocol Page {
    /// What each key does here and now, the most wanted first.
    var bindings: [KeyBinding] { get }
    /// Whether letters are text now, and so are no commands.
    var isTyping: Bool { get }

    /// Takes a key; what it wants done comes back as values.
    mutating func press(_ key: Key) -> [PageAction]

    /// Takes pasted text; nothing in it is ever a command.
    mutating func paste(_ text: String) -> [PageAction]

    /// Draws the page into an area of the size.
    func view(size: Size) -> PageView
}

extension Page {
    var isTyping: Bool { false }

    mutating func paste(_ text: String) -> [PageAction] { [.say("Nothing takes pasted text here.")] }
}

/// What a page wants of the program around it.
enum PageAction: Hashable, Sendable {
    /// Run an effect.
    case perform(Effect)
    /// The page is answered: go on to the next one.
    case goOn
    /// Go back one page.
    case goBack
    /// Tell something in the line above the key bar.
    case say(String)
    /// The key means nothing to the page.
    case pass
}
