/// What reaches a program from its terminal.
public enum InputEvent: Hashable, Sendable {
    /// A key was pressed.
    case key(Key)
    /// Text was pasted, as it came: with line ends and strange characters.
    case paste(String)
    /// The first mouse button was pressed at a place of a screen of a size; only where the mouse was asked for.
    case clicked(Position, on: Size)
    /// The terminal has another size now.
    case resized(Size)
    /// The program goes on after Ctrl-Z or SIGSTOP.
    case resumed
    /// The terminal is gone: SIGHUP, or the line was closed.
    case hangUp
    /// Somebody asked the program to end: SIGTERM or SIGINT.
    case terminate
}
