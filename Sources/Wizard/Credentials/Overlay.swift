import AWSCore
import TerminalUI

/// A question about credentials, in front of whatever page is up; the page and all that was typed stay.
enum Overlay: Sendable {
    case code(CodeDialog)
    case profiles(ProfilePicker)

    /// What a key does to it.
    enum Outcome: Hashable {
        case stays
        case closes([Effect], notice: String?)
    }

    mutating func press(_ key: Key) -> Outcome {
        switch self {
        case .code(var dialog):
            defer { self = .code(dialog) }
            return dialog.press(key)
        case .profiles(var picker):
            defer { self = .profiles(picker) }
            return picker.press(key)
        }
    }

    mutating func paste(_ text: String) {
        guard case .code(var dialog) = self else { return }
        dialog.paste(text)
        self = .code(dialog)
    }

    func view(size: Size) -> PageView {
        switch self {
        case .code(let dialog): dialog.view(size: size)
        case .profiles(let picker): picker.view(size: size)
        }
    }

    /// A box with a title, of so many rows within.
    static func box(title: String, rows: Int, size: Size) -> PageView {
        let width = min(size.width - 4, 66)
        var view = PageView(size: Size(width: width, height: min(size.height, rows + 3)))
        let horizontal = String(repeating: "─", count: width - 2)
        view.write("╭\(horizontal)╮", row: 0, column: 0)
        for row in 1..<view.size.height - 1 {
            view.write("│", row: row, column: 0)
            view.write("│", row: row, column: width - 1)
        }
        view.write("╰\(horizontal)╯", row: view.size.height - 1, column: 0)
        view.write(title, row: 1, column: 2, role: .title, width: width - 4)
        return view
    }
}
