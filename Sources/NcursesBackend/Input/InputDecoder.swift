import TerminalUI

/// A piece of input as ncurses hands it over.
enum InputPiece: Hashable, Sendable {
    /// A byte that belongs to no key that the terminal's entry knows.
    case byte(UInt8)
    /// One of CNcurses' keys.
    case key(Int32)
}

/// Makes events of bytes and keys: UTF-8, pastes, and escape sequences that ncurses does not know.
///
/// ncurses' own decoding of UTF-8 loses characters that arrive in two parts, and swallows up to 16 bytes after one that
/// is not UTF-8.
struct InputDecoder {
    private enum State {
        case idle
        /// ESC came last.
        case escape
        /// Within `ESC [`, up to its final byte.
        case controlSequence
        /// After `ESC O`, which one byte follows.
        case singleShift
        case paste
    }

    /// The bytes of a paste that are kept.
    static let pasteLimit = 1 << 20

    private var state = State.idle
    private var utf8 = UTF8Assembler()
    private var pasted: [UInt8] = []

    /// Whether a paste has begun and not ended.
    var isPasting: Bool { state == .paste }

    /// Takes the next piece and adds the events that it completes.
    mutating func take(_ piece: InputPiece, into events: inout [InputEvent]) {
        switch piece {
        case .byte(let byte) where isPasting: keepPasted(byte)
        case .byte(let byte): take(byte, into: &events)
        case .key(let code): take(key: code, into: &events)
        }
    }

    /// Nothing more is waiting: an ESC that nothing followed was the Escape key.
    mutating func pause(into events: inout [InputEvent]) {
        switch state {
        case .idle, .paste: return
        case .escape: events.append(.key(.escape))
        case .controlSequence, .singleShift: events.append(.key(.unknown))
        }
        state = .idle
    }

    /// Ends a paste whose end does not come.
    mutating func endPaste(into events: inout [InputEvent]) {
        guard isPasting else { return }
        state = .idle
        events.append(.paste(String(decoding: pasted, as: UTF8.self)))
        pasted = []
    }

    private mutating func keepPasted(_ byte: UInt8) {
        if pasted.count < InputDecoder.pasteLimit { pasted.append(byte) }
    }

    private mutating func take(key code: Int32, into events: inout [InputEvent]) {
        let meaning = KeyCode.meaning(of: code)
        if isPasting {
            switch meaning {
            case .pasteEnd: endPaste(into: &events)
            // ncurses makes a key of one byte where the terminal's entry says so.
            case .key(.backspace): keepPasted(0x7F)
            default: break
            }
            return
        }
        pause(into: &events)
        flushUTF8(into: &events)
        switch meaning {
        case .pasteBegin: state = .paste
        case .key(let key): events.append(.key(key))
        case .pasteEnd, .nothing: break
        }
    }

    private mutating func take(_ byte: UInt8, into events: inout [InputEvent]) {
        switch state {
        case .escape: takeAfterEscape(byte, into: &events)
        case .controlSequence:
            guard (0x40...0x7E).contains(byte) else { return }
            state = .idle
            // What terminals say about the focus is no key.
            if byte != UInt8(ascii: "I"), byte != UInt8(ascii: "O") { events.append(.key(.unknown)) }
        case .singleShift:
            state = .idle
            events.append(.key(.unknown))
        case .idle, .paste: takePlain(byte, into: &events)
        }
    }

    /// ESC and a byte at once: the start of a sequence, or a character with Alt, which means nothing here.
    private mutating func takeAfterEscape(_ byte: UInt8, into events: inout [InputEvent]) {
        switch byte {
        case UInt8(ascii: "["): state = .controlSequence
        case UInt8(ascii: "O"): state = .singleShift
        case 0x1B: events.append(.key(.escape))
        case 0x20..<0x7F:
            state = .idle
            events.append(.key(.unknown))
        default:
            state = .idle
            events.append(.key(.escape))
            takePlain(byte, into: &events)
        }
    }

    private mutating func takePlain(_ byte: UInt8, into events: inout [InputEvent]) {
        if byte >= 0x80 || utf8.isWithinCharacter {
            for character in utf8.take(byte) { events.append(.key(character)) }
        } else if byte == 0x1B {
            state = .escape
        } else {
            events.append(.key(KeyCode.key(ofByte: byte)))
        }
    }

    private mutating func flushUTF8(into events: inout [InputEvent]) {
        for key in utf8.flush() { events.append(.key(key)) }
    }
}
