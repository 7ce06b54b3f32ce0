import Glibc

/// A file that an option names; `-` is standard input.
struct InputFile {
    var path: String

    init(_ path: String) {
        self.path = path
    }

    /// Reads all of it.
    ///
    /// - Throws: ``InputFileError`` when it cannot be opened or read, or has more octets than the limit.
    func read(atMost limit: Int) throws -> [UInt8] {
        let descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw InputFileError.unreadable(path: path, reason: reason(errno)) }
        defer { if path != "-" { close(descriptor) } }

        var content: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 16_384)
        while true {
            let count = Glibc.read(descriptor, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw InputFileError.unreadable(path: path, reason: reason(errno)) }
            guard count > 0 else { return content }
            content += buffer[..<count]
            guard content.count <= limit else { throw InputFileError.tooLarge(path: path, limit: limit) }
        }
    }

    private func reason(_ code: Int32) -> String {
        String(cString: strerror(code))
    }
}

/// Why a file could not be read.
enum InputFileError: Error, CustomStringConvertible {
    case unreadable(path: String, reason: String)
    case tooLarge(path: String, limit: Int)

    var description: String {
        switch self {
        case .unreadable(let path, let reason): "cannot read \(name(path)): \(reason)"
        case .tooLarge(let path, let limit): "\(name(path)) has more than \(limit) octets, which no such file has"
        }
    }

    private func name(_ path: String) -> String {
        path == "-" ? "standard input" : "'\(path.prefix(200))'"
    }
}
