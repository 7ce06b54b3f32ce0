extension TextField {
    /// Edits by one key; false if the key is not for editing.
    @discardableResult
    public mutating func handle(_ key: Key) -> Bool {
        switch key {
        case .character(let character): insert(String(character))
        case .left, .control("b"): moveCursor(to: cursor - 1)
        case .right, .control("f"): moveCursor(to: cursor + 1)
        case .home, .control("a"): moveCursor(to: 0)
        case .end, .control("e"): moveCursor(to: text.count)
        case .backspace, .control("h"): removeBeforeCursor()
        case .delete, .control("d"): remove(cursor..<cursor + 1)
        case .control("k"): remove(cursor..<max(cursor, text.count), kill: true)
        case .control("u"): remove(0..<cursor, kill: true)
        case .control("w"): remove(startOfWord..<cursor, kill: true)
        case .control("y"): yank()
        default: return false
        }
        return true
    }

    private mutating func removeBeforeCursor() {
        guard cursor > 0 else { return }
        remove(cursor - 1..<cursor)
    }

    /// Where the word before the cursor begins; words are parted by blanks, as in a shell.
    private var startOfWord: Int {
        let characters = Array(beforeCursor)
        var start = characters.count
        while start > 0, characters[start - 1].isWhitespace { start -= 1 }
        while start > 0, !characters[start - 1].isWhitespace { start -= 1 }
        return start
    }
}
