import KSKClient
import Onboarding
package import TerminalUI

extension App {
    /// The smallest terminal that all pages are laid out for.
    static let minimumSize = Size(width: 60, height: 16)

    package func view(size: Size) -> Frame {
        guard size.width >= Self.minimumSize.width, size.height >= Self.minimumSize.height else {
            return Self.tooSmall(size)
        }
        var view = PageView(size: size)
        drawHeader(on: &view)
        drawSteps(on: &view, row: 1)
        drawLine(on: &view, row: 2)
        let whole = Size(width: size.width, height: size.height - 5)
        let area = isHelpShown ? whole : Self.pageArea(on: size) ?? whole
        var page = isHelpShown ? helpView(size: area) : page.view(size: area)
        if overlay != nil || dialog != nil || isHelpShown { page.cursor = nil }
        view.place(page, row: Self.pageRow)
        if area.width < size.width { drawHelpPane(on: &view, column: area.width, height: area.height) }
        drawNotice(on: &view, row: size.height - 2)
        drawKeyBar(on: &view, row: size.height - 1)
        if let box = overlay?.view(size: area) ?? dialog?.view(size: area) {
            view.place(
                box, row: 3 + max(0, (area.height - box.size.height) / 2), column: (size.width - box.size.width) / 2)
        }
        return Frame(grid: view.grid, cursor: view.cursor)
    }

    /// Where pages begin, below the header.
    static let pageRow = 3

    /// The part of the screen that is the page's: the help pane takes its columns away. Nil where it is too small.
    static func pageArea(on size: Size) -> Size? {
        guard size.width >= minimumSize.width, size.height >= minimumSize.height else { return nil }
        return Size(width: size.width - HelpPane.width(in: size), height: size.height - 5)
    }

    private static func tooSmall(_ size: Size) -> Frame {
        var view = PageView(size: size)
        let text =
            "ksk needs \(minimumSize.width)x\(minimumSize.height); this terminal has \(size.width)x\(size.height)."
        let row = view.wrap(text, row: 0, column: 0)
        view.wrap("Nothing is lost. q leaves.", row: row, column: 0)
        return Frame(grid: view.grid, cursor: nil)
    }

    /// What the keys do here and now.
    private var bindings: [KeyBinding] {
        page.bindings
            + KeyBinding.everywhere.map { $0 == .help && page.takesQuestionMark ? .helpByFunctionKey : $0 }
    }

    // MARK: Around the page

    /// Zone and identity; on narrow terminals the identity stands beside the step.
    private func drawHeader(on view: inout PageView) {
        let isSandbox = session?.isSandbox ?? context.startsOnSandbox
        let right = isNarrow(view) ? .empty : identity(columns: view.size.width / 2 + 4)
        let rightColumn = view.size.width - right.width - 1
        view.grid.write(right, row: 0, column: rightColumn)
        var column = view.write("ksk", row: 0, role: .title) + 2
        if isSandbox {
            column = view.write(" SANDBOX ", row: 0, column: column, role: .focus) + 2
        }
        guard step > .zone, let zone = chosenZone else { return }
        let end = rightColumn - 1
        column = view.write(zone.displayName, row: 0, column: column, role: .title, width: max(0, end - column)) + 2
        view.write(zone.id.description, row: 0, column: column, role: .hint, width: max(0, end - column))
    }

    /// Account, name and region; of a name that is too long, as much as fits.
    private func identity(columns: Int) -> TerminalText {
        guard let session else { return .empty }
        let (account, region) = (TerminalText("\(session.account) · "), TerminalText(" · \(session.region)"))
        let name = TerminalText(session.identityName).truncated(to: max(1, columns - account.width - region.width))
        return (account + name + region).truncated(to: columns)
    }

    private func isNarrow(_ view: PageView) -> Bool { view.size.width < 76 }

    private func drawSteps(on view: inout PageView, row: Int) {
        if isNarrow(view) {
            let after = view.write("\(step.rawValue + 1)/\(Step.allCases.count) \(step.title)", row: row, role: .title)
            let right = identity(columns: view.size.width - after - 2)
            view.grid.write(right, row: row, column: view.size.width - right.width - 1)
            return
        }
        let isWide = Step.allCases.map { $0.title.count + 4 }.reduce(0, +) < view.size.width
        var column = 1
        for each in Step.allCases {
            let sign = sign(of: each)
            column = view.write(sign.text, row: row, column: column, role: sign.role)
            column =
                view.write(
                    " \(isWide ? each.title : each.shortTitle)", row: row, column: column,
                    role: each == step ? .title : .hint) + 2
        }
    }

    private func sign(of each: Step) -> Sign {
        if each == .signing, each < step, signingPage?.isSkipped == true { return .warning }
        return each < step ? .pass : each == step ? .underWay : .ahead
    }

    private func drawLine(on view: inout PageView, row: Int) {
        view.write(String(repeating: "─", count: view.size.width - 2), row: row, role: .hint)
    }

    private func drawNotice(on view: inout PageView, row: Int) {
        guard let notice = notice ?? wait?.text else { return drawLine(on: &view, row: row) }
        // Two rows where one is not enough: the line and the row above it, which pages seldom reach.
        let lines = TerminalText(notice).wrapped(to: view.size.width - 4).prefix(2)
        for (index, line) in lines.enumerated() {
            let y = row - lines.count + 1 + index
            view.grid.fill(row: y, columns: 0..<view.size.width, role: .normal)
            view.grid.write(line, row: y, column: index == 0 ? 1 : 3, role: .warning)
        }
    }

    private func drawKeyBar(on view: inout PageView, row: Int) {
        var column = 1
        for binding in barBindings(columns: view.size.width - 2) {
            column = view.write(binding.key, row: row, column: column, role: .key)
            column = view.write(" " + binding.label, row: row, column: column) + 2
        }
    }

    /// What the key bar shows: as much as fits, the help always, and the page's own keys before `q`.
    private func barBindings(columns: Int) -> [KeyBinding] {
        if isHelpShown { return [KeyBinding("Any key", "Back", "")] }
        // Inside a field letters are text; saying that they do something would be wrong.
        var shown = bindings.filter { $0.isInBar && !(page.isTyping && $0.key.count == 1 && !$0.isHelp) }
        if page.isTyping { shown = shown.map { $0 == .help ? .helpByFunctionKey : $0 } }
        var excess = shown.map { $0.barWidth + 2 }.reduce(-2, +) - columns
        while excess > 0, let index = shown.lastIndex(where: { !$0.isHelp }) {
            excess -= shown.remove(at: index).barWidth + 2
        }
        return shown
    }

    private func drawHelpPane(on view: inout PageView, column: Int, height: Int) {
        let pane = HelpPane(about: page.about, bindings: page.bindings + KeyBinding.everywhere)
        let size = Size(width: view.size.width - column, height: height)
        view.place(pane.view(size: size), row: Self.pageRow, column: column)
    }

    /// Made of the same bindings that the pages answer to.
    private func helpView(size: Size) -> PageView {
        var view = PageView(size: size)
        view.write("Keys on this page", row: 0, role: .title)
        var row = view.size.height >= 18 ? view.wrap(page.about, row: 1, column: 2, role: .hint) + 1 : 2
        for binding in bindings where row < size.height {
            view.write(binding.key, row: row, column: 2, role: .key)
            row = view.wrap(binding.help, row: row, column: 13, rows: max(1, size.height - row))
        }
        return view
    }
}
