import TerminalUI

extension Chooser {
    func view(size: Size) -> PageView {
        var view = PageView(size: size)
        view.write(question, row: 0, role: .title)
        let count = matches.count == items.count ? "\(items.count)" : "\(matches.count) of \(items.count)"
        view.write(count, row: 0, column: size.width - count.count - 1, role: .hint)
        view.write("Filter", row: 1)
        let width = Self.listWidth(in: size)
        view.field(filter, row: 1, column: 8, width: max(10, width - 7), isFocused: true)
        drawList(on: &view, width: width)
        for row in Self.listTop..<size.height { view.write("│", row: row, column: width + 2, role: .hint) }
        if let item = selectedItem {
            let room = Size(width: size.width - width - 3, height: size.height - 1)
            view.place(preview(of: item, size: room), row: 1, column: width + 3)
        }
        return view
    }

    /// The position of an item on a row of the page.
    func item(atRow row: Int, size: Size) -> Int? {
        let visible = visibleItems(height: size.height - Self.listTop)
        let index = row - Self.listTop + visible.lowerBound
        return row >= Self.listTop && visible.contains(index) ? index : nil
    }

    static let listTop = 2

    /// Wide enough for the names, narrow enough for half a digest beside them.
    private static func listWidth(in size: Size) -> Int { max(18, min(28, size.width / 3)) }

    private func visibleItems(height: Int) -> Range<Int> {
        Scrolling.visible(count: matches.count, selected: selected, height: height)
    }

    private func drawList(on view: inout PageView, width: Int) {
        guard !matches.isEmpty else {
            view.write("Nothing has that.", row: Self.listTop, column: 1, width: width)
            return
        }
        let visible = visibleItems(height: view.size.height - Self.listTop)
        for (offset, index) in visible.enumerated() {
            let (row, item, isSelected) = (Self.listTop + offset, items[matches[index]], index == selected)
            let role: Role = isSelected ? .focus : .normal
            if isSelected { view.grid.fill(row: row, columns: 1..<width + 1, role: role) }
            view.write(isSelected ? "›" : " ", row: row, role: role)
            view.write(item.title, row: row, column: 3, role: role, width: width - 4)
            let doubt = Sign.undecided
            if item.isDoubtful { view.write(doubt.text, row: row, column: width, role: isSelected ? role : doubt.role) }
        }
    }

    /// The whole item: its title, what is said of it, and what it stands for, as far as it is not scrolled away.
    private func preview(of item: Item, size: Size) -> PageView {
        var view = PageView(size: size)
        var lines = [PageView.ScrolledLine(text: item.title, role: .title)]
        if let remark = item.remark { lines.append(.init(text: remark, role: .hint)) }
        lines += item.preview.flatMap { HangingText(line: $0).rows(columns: size.width - 2) }.map { .init(text: $0) }
        view.scroll(lines, from: 0, first: firstRow)
        return view
    }
}
