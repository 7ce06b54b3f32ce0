import TerminalUI

/// Lets the operator choose among the configured profiles.
struct ProfilePicker: Sendable {
    let profiles: [String]
    private(set) var selected = 0

    /// - Parameter current: The profile in force, which is marked at first.
    init(profiles: [String], current: String?) {
        self.profiles = profiles
        selected = current.flatMap { profiles.firstIndex(of: $0) } ?? 0
    }

    mutating func press(_ key: Key) -> Overlay.Outcome {
        if let move = ListKey(key) {
            selected = Scrolling.moved(selected, by: move, count: profiles.count)
            return .stays
        }
        switch key {
        case .enter where profiles.indices.contains(selected):
            let name = profiles[selected]
            return .closes([.connectAs(profile: name)], notice: "Asking AWS who profile \(name) is…")
        case .escape, .enter, .character("q"): return .closes([], notice: nil)
        default: return .stays
        }
    }

    func view(size: Size) -> PageView {
        let height = max(1, min(profiles.count, size.height - 6, 12))
        var view = Overlay.box(title: "Go on as which profile?", rows: height + 2, size: size)
        let visible = Scrolling.visible(count: profiles.count, selected: selected, height: height)
        for (offset, index) in visible.enumerated() {
            let isSelected = index == selected
            view.write(
                "\(isSelected ? "›" : " ") \(profiles[index])", row: 2 + offset, column: 2,
                role: isSelected ? .focus : .normal, width: view.size.width - 4)
        }
        if profiles.isEmpty { view.write("No profile is configured.", row: 2, column: 2) }
        view.cursor = visible.isEmpty ? nil : Position(row: 2 + selected - visible.lowerBound, column: 2)
        view.write("Enter chooses, Esc keeps the one in force.", row: 3 + height, column: 2, role: .hint)
        return view
    }
}
