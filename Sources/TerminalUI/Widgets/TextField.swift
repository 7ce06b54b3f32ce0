/// A line of text that can be edited, with the keys of Emacs and readline.
///
/// It takes any character; what may not be drawn is shown written out, so that a rule can name it.
public struct TextField: Hashable, Sendable {
    /// What has been typed.
    public private(set) var text: String
    /// Characters before the cursor.
    public private(set) var cursor: Int
    /// The Unicode scalars that fit; the same as characters unless marks are combined.
    public var limit: Int
    /// What Ctrl-K, Ctrl-U or Ctrl-W took out last, for Ctrl-Y.
    private var killed = ""

    /// A field with text in it and the cursor at its end.
    public init(text: String = "", limit: Int = 4096) {
        self.limit = max(0, limit)
        self.text = TextField.cut(text, toScalars: self.limit)
        cursor = self.text.count
    }

    /// Replaces the text and puts the cursor at its end.
    public mutating func replace(with text: String) {
        self.text = TextField.cut(text, toScalars: limit)
        cursor = self.text.count
    }

    var beforeCursor: Substring { text.prefix(cursor) }
    var afterCursor: Substring { text.dropFirst(cursor) }

    /// Puts in as much of the text as fits and returns whether all did.
    @discardableResult
    mutating func insert(_ inserted: String) -> Bool {
        let fitting = TextField.cut(inserted, toScalars: limit - text.unicodeScalars.count)
        let head = beforeCursor + fitting
        let tail = afterCursor
        // A mark joins the character before it, so the cursor is counted anew.
        cursor = head.count
        text = String(head + tail)
        cursor = min(cursor, text.count)
        return fitting.unicodeScalars.count == inserted.unicodeScalars.count
    }

    /// Takes out characters, and keeps them for Ctrl-Y if they were killed.
    mutating func remove(_ characters: Range<Int>, kill: Bool = false) {
        let range = characters.clamped(to: 0..<text.count)
        guard !range.isEmpty else { return }
        let start = text.index(text.startIndex, offsetBy: range.lowerBound)
        let end = text.index(start, offsetBy: range.count)
        if kill { killed = String(text[start..<end]) }
        text.removeSubrange(start..<end)
        cursor = min(range.lowerBound, text.count)
    }

    mutating func yank() { insert(killed) }

    mutating func moveCursor(to position: Int) {
        cursor = min(max(0, position), text.count)
    }

    /// The longest run of whole characters from the start that has no more scalars than given.
    private static func cut(_ text: String, toScalars limit: Int) -> String {
        guard text.unicodeScalars.count > limit else { return text }
        var room = limit
        return String(
            text.prefix { character in
                room -= character.unicodeScalars.count
                return room >= 0
            })
    }
}
