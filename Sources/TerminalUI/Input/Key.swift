/// A key that was pressed.
public enum Key: Hashable, Sendable {
    /// A character that was typed.
    case character(Character)
    /// Control with a lower-case letter: Ctrl-C is `.control("c")`.
    case control(Character)
    /// Enter or Return.
    case enter
    /// Escape.
    case escape
    /// Tab.
    case tab
    /// Shift-Tab.
    case backTab
    /// Backspace, in any of its encodings.
    case backspace
    /// Delete.
    case delete
    /// The upward arrow.
    case up
    /// The downward arrow.
    case down
    /// The leftward arrow.
    case left
    /// The rightward arrow.
    case right
    /// Home.
    case home
    /// End.
    case end
    /// Page Up.
    case pageUp
    /// Page Down.
    case pageDown
    /// A function key, F1 is `.function(1)`.
    case function(Int)
    /// A key that has no meaning here, such as one with Alt.
    case unknown
}
