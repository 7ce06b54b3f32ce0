import AWSCore
import TerminalUI

/// Asks for the code that an MFA device shows.
struct CodeDialog: Sendable {
    let device: MFADevice
    private(set) var field = TextField(limit: 16)
    private(set) var isComplaining = false

    init(device: MFADevice) {
        self.device = device
    }

    mutating func press(_ key: Key) -> Overlay.Outcome {
        switch key {
        case .escape: return .closes([.giveCode(nil)], notice: "No code was given; r asks again.")
        case .enter:
            guard Self.isCode(field.text) else {
                isComplaining = true
                return .stays
            }
            return .closes([.giveCode(Secret(field.text))], notice: nil)
        default:
            if field.handle(key) { isComplaining = false }
            return .stays
        }
    }

    mutating func paste(_ text: String) {
        _ = field.paste(text)
        isComplaining = false
    }

    private static func isCode(_ text: String) -> Bool {
        text.count == 6 && text.unicodeScalars.allSatisfy { ("0"..."9").contains($0) }
    }

    func view(size: Size) -> PageView {
        var view = Overlay.box(title: "Enter the MFA code", rows: 6, size: size)
        let row = view.wrap("of \(device.serialNumber), for the role \(device.roleARN)", row: 2, column: 2, rows: 3)
        view.field(field, row: row, column: 2, width: 12, isFocused: true)
        let hint = isComplaining ? "A code has six digits." : "Enter goes on, Esc gives none."
        view.write(hint, row: row + 1, column: 2, role: isComplaining ? .bad : .hint)
        return view
    }
}
