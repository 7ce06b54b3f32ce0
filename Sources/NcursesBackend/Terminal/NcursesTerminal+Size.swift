import CNcurses
import TerminalUI

extension NcursesTerminal {
    /// The largest screen that is drawn on; a terminal that claims more shows its upper left part.
    static let maximumSize = Size(width: 1000, height: 500)

    /// Asks the terminal for its size and returns whether it has another one now.
    @discardableResult
    func updateSize() -> Bool {
        var rows: Int32 = 0
        var columns: Int32 = 0
        let isKnown = cn_terminal_size(&rows, &columns)
        let fallback = Size(width: options.fallbackWidth, height: options.fallbackHeight)
        return resize(to: isKnown ? Size(width: Int(columns), height: Int(rows)) : fallback)
    }

    /// Draws at another size from now on.
    @discardableResult
    func resize(to wanted: Size) -> Bool {
        let maximum = NcursesTerminal.maximumSize
        let new = Size(
            width: min(max(1, wanted.width), maximum.width), height: min(max(1, wanted.height), maximum.height))
        let isOther = new != size
        size = new
        shown = nil
        cn_resize(Int32(new.height), Int32(new.width))
        return isOther
    }
}
