/// Which part of a long list is in view.
public enum ListWindow {
    /// The first row to show, moved no further than needed to have the selected one in view.
    ///
    /// - Parameters:
    ///   - count: How many rows the list has.
    ///   - selected: The row that must be seen.
    ///   - height: How many rows fit.
    ///   - previousFirst: The first row shown until now.
    public static func firstVisible(count: Int, selected: Int, height: Int, previousFirst: Int) -> Int {
        guard count > 0, height > 0 else { return 0 }
        let selected = min(max(0, selected), count - 1)
        let first = min(max(previousFirst, selected - height + 1), selected)
        return max(0, min(first, count - height))
    }
}
