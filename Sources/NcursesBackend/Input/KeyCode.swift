import CNcurses
import TerminalUI

/// What the numbers of CNcurses and the control bytes stand for.
enum KeyCode {
    enum Meaning: Hashable {
        case key(Key)
        case pasteBegin
        case pasteEnd
        case nothing
    }

    /// The meaning of one of CNcurses' keys.
    static func meaning(of code: Int32) -> Meaning {
        let number = Int(code)
        if number > CN_KEY_F { return .key(.function(number - CN_KEY_F)) }
        switch number {
        case CN_KEY_NONE, CN_KEY_CLICK: return .nothing
        case CN_KEY_PASTE_BEGIN: return .pasteBegin
        case CN_KEY_PASTE_END: return .pasteEnd
        default: return .key(named[number] ?? .unknown)
        }
    }

    private static let named: [Int: Key] = [
        CN_KEY_UP: .up,
        CN_KEY_DOWN: .down,
        CN_KEY_LEFT: .left,
        CN_KEY_RIGHT: .right,
        CN_KEY_HOME: .home,
        CN_KEY_END: .end,
        CN_KEY_PAGE_UP: .pageUp,
        CN_KEY_PAGE_DOWN: .pageDown,
        CN_KEY_BACKSPACE: .backspace,
        CN_KEY_DELETE: .delete,
        CN_KEY_BACK_TAB: .backTab,
        CN_KEY_ENTER: .enter,
    ]

    /// The key of an ASCII byte other than ESC.
    static func key(ofByte byte: UInt8) -> Key {
        switch byte {
        case 0x08, 0x7F: .backspace
        case 0x09: .tab
        // Terminals send CR for Enter; scripts and serial lines LF.
        case 0x0A, 0x0D: .enter
        case 0x1B: .escape
        case 0x01...0x1A: .control(Character(Unicode.Scalar(byte + 0x60)))
        case 0x20...0x7E: .character(Character(Unicode.Scalar(byte)))
        default: .unknown
        }
    }
}
