import KSKClient
import Onboarding
import TerminalUI

/// One page of the wizard: a value that takes keys and draws itself.
protocol Page: Sendable {
    /// What each key does here and now, the most wanted first.
    var bindings: [KeyBinding] { get }
    /// What the page is for, in two or three sentences.
    var about: String { get }
    /// Whether letters are text now, and so are no commands.
    var isTyping: Bool { get }
    /// Whether `?` is the page's own key, so that only F1 shows the help.
    var takesQuestionMark: Bool { get }

    /// Takes a key; what it wants done comes back as values.
    mutating func press(_ key: Key) -> [PageAction]

    /// Takes pasted text; nothing in it is ever a command.
    mutating func paste(_ text: String) -> [PageAction]

    /// Puts the cursor on an item of the page's list.
    mutating func mark(_ index: Int) -> [PageAction]

    /// The item of the page's list on a row of it.
    func item(atRow row: Int, size: Size) -> Int?

    /// Draws the page into an area of the size.
    func view(size: Size) -> PageView

    /// The page without a screen: what is told and asked.
    var linear: LinearView { get }
}

extension Page {
    var isTyping: Bool { false }
    var takesQuestionMark: Bool { false }

    mutating func paste(_ text: String) -> [PageAction] { [.say("Nothing takes pasted text here.")] }

    mutating func mark(_ index: Int) -> [PageAction] { [] }

    func item(atRow row: Int, size: Size) -> Int? { nil }
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
    /// Begin with this registrar next time.
    case remember(Registrar)
    /// Tell something in the line above the key bar.
    case say(String)
    /// The key means nothing to the page.
    case pass
}
