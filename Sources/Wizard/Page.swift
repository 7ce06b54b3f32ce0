import KSKClient
import TerminalUI

/// One page of the wizard: a value that takes keys and draws itself.
protocol Page {
    /// What each key does here and now, the most wanted first.
    var bindings: [KeyBinding] { get }
    /// Whether letters are text now, and so are no commands.
    var isTyping: Bool { get }
    /// Whether `?` is the page's own key, so that only F1 shows the help.
    var takesQuestionMark: Bool { get }

    /// Takes a key; what it wants done comes back as values.
    mutating func press(_ key: Key) -> [PageAction]

    /// Takes pasted text; nothing in it is ever a command.
    mutating func paste(_ text: String) -> [PageAction]

    /// Draws the page into an area of the size.
    func view(size: Size) -> PageView
}

extension Page {
    var isTyping: Bool { false }
    var takesQuestionMark: Bool { false }

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
    /// Open a page beside the path.
    case detour(Detour)
    /// Ask before doing something.
    case ask(Question)
    /// Judge this policy instead of the one that KMS shows.
    case givePolicy(String)
    /// Go to the checklist of a key that has been made.
    case useKey(KMSKeyARN)
    /// Tell something in the line above the key bar.
    case say(String)
    /// The key means nothing to the page.
    case pass
}
