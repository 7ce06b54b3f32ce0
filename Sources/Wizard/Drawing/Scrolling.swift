/// Which rows of a list are shown: a pure function of the chosen one, so that a page remembers nothing about sizes.
enum Scrolling {
    /// The rows that fit, with the chosen one in the middle where the list is long enough.
    static func visible(count: Int, selected: Int, height: Int) -> Range<Int> {
        guard height > 0, count > 0 else { return 0..<0 }
        let first = max(0, min(selected - height / 2, count - height))
        return first..<min(count, first + height)
    }

    /// The chosen row after a key that moves in lists.
    static func moved(_ selected: Int, by key: ListKey, count: Int) -> Int {
        let target =
            switch key {
            case .up: selected - 1
            case .down: selected + 1
            case .pageUp: selected - 10
            case .pageDown: selected + 10
            case .first: 0
            case .last: count - 1
            }
        return max(0, min(target, count - 1))
    }
}
