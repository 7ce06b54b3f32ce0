import Glibc

/// Lines of a descriptor as they come, each cut at a length that no answer has.
struct LineReader {
    private static let limit = 1 << 16

    let descriptor: Int32
    private(set) var hasEnded = false
    private var pending: [UInt8] = []
    private var lines: [String] = []
    private var isAfterReturn = false

    init(_ descriptor: Int32) {
        self.descriptor = descriptor
    }

    /// Whether a whole line waits to be taken.
    var hasLine: Bool { !lines.isEmpty }

    /// The oldest line that has been read and not taken.
    mutating func next() -> String? { lines.isEmpty ? nil : lines.removeFirst() }

    /// Reads what is there; call it when the descriptor is readable.
    mutating func read() {
        var buffer = [UInt8](repeating: 0, count: 4096)
        let count = Glibc.read(descriptor, &buffer, buffer.count)
        if count < 0, errno == EINTR || errno == EAGAIN { return }
        guard count > 0 else {
            hasEnded = true
            // A last line without its end is not an answer that somebody has confirmed.
            pending = []
            return
        }
        for byte in buffer[..<count] {
            if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") {
                if !(byte == UInt8(ascii: "\n") && isAfterReturn) { endLine() }
            } else if pending.count < Self.limit {
                pending.append(byte)
            }
            isAfterReturn = byte == UInt8(ascii: "\r")
        }
    }

    /// Forgets what was typed before it was asked for.
    mutating func discard() {
        (lines, pending) = ([], [])
        tcflush(descriptor, TCIFLUSH)
    }

    private mutating func endLine() {
        lines.append(String(decoding: pending, as: UTF8.self))
        pending = []
    }
}
