import TerminalUI

/// A list to choose from, narrowed by typing, with all that the marked item stands for beside it.
///
/// Letters are text here. The arrows move in the list, Page Up and Page Down in what is beside it.
struct Chooser: Hashable, Sendable {
    /// Something to choose.
    struct Item: Hashable, Sendable {
        /// What the list calls it.
        var title: String
        /// Another name that it is found by, such as the one for the command line.
        var name = ""
        /// What is said of it in a line above the preview, such as that it is unverified.
        var remark: String?
        /// Whether the list marks it with a question mark; the preview says why.
        var isDoubtful = false
        /// What it stands for, line by line.
        var preview: [String]
    }

    /// What a key does to it.
    enum Outcome: Hashable {
        case stays
        /// The item at this position was chosen.
        case chosen(Int)
        /// It was left without a choice.
        case left
    }

    /// What is asked.
    let question: String
    let items: [Item]
    private(set) var filter = TextField(limit: 60)
    /// Positions in `items` of those that the filter lets through.
    private(set) var matches: [Int]
    /// Position in `matches`.
    private(set) var selected = 0
    /// How far the preview is scrolled; drawing does not go beyond its end.
    private(set) var firstRow = 0

    /// - Parameter marked: The item that is marked at first.
    init(_ question: String, items: [Item], marked: Int? = nil) {
        self.question = question
        self.items = items
        matches = Array(items.indices)
        selected = marked.flatMap { items.indices.contains($0) ? $0 : nil } ?? 0
    }

    var selectedItem: Item? { matches.indices.contains(selected) ? items[matches[selected]] : nil }

    mutating func press(_ key: Key) -> Outcome {
        switch key {
        case .enter: return matches.indices.contains(selected) ? .chosen(matches[selected]) : .stays
        case .escape where filter.text.isEmpty: return .left
        case .escape:
            filter = TextField(limit: 60)
            narrow()
        case .pageDown: firstRow = min(firstRow + Self.stride, lastRow)
        case .pageUp: firstRow = max(0, firstRow - Self.stride)
        case .tab: move(.down)
        case .backTab: move(.up)
        default:
            if let step = ListKey(key, whileTyping: true) {
                move(step)
            } else if filter.handle(key) {
                narrow()
            }
        }
        return .stays
    }

    mutating func paste(_ text: String) {
        _ = filter.paste(text)
        narrow()
    }

    /// Marks an item by its position among those that the filter lets through.
    mutating func mark(_ index: Int) {
        guard matches.indices.contains(index) else { return }
        (selected, firstRow) = (index, 0)
    }

    private mutating func move(_ step: ListKey) {
        (selected, firstRow) = (Scrolling.moved(selected, by: step, count: matches.count), 0)
    }

    /// Keeps the mark on its item where the filter lets that through.
    private mutating func narrow() {
        let marked = matches.indices.contains(selected) ? matches[selected] : nil
        let wanted = filter.text.lowercased()
        matches = items.indices.filter {
            wanted.isEmpty || "\(items[$0].title) \(items[$0].name)".lowercased().contains(wanted)
        }
        (selected, firstRow) = (matches.firstIndex { $0 == marked } ?? 0, 0)
    }

    /// The rows that Page Down goes on by: fewer than the smallest terminal shows, so that nothing is passed over.
    private static let stride = 6
    /// The columns of the preview on the narrowest terminal.
    private static let narrowest = 35

    /// How far it makes sense to scroll on the narrowest terminal.
    private var lastRow: Int {
        let rows =
            selectedItem?.preview.reduce(0) { $0 + HangingText(line: $1).rows(columns: Self.narrowest).count } ?? 0
        // Two or three rows are above the preview, and ten are seen.
        return max(0, rows - Self.stride)
    }
}
