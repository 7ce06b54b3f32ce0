import Glibc

/// A file that must not exist yet, readable by its owner alone.
struct NewFile {
    struct Failure: Error, CustomStringConvertible {
        var path: String
        var code: Int32

        var description: String {
            code == EEXIST
                ? "\(path) exists already and was left as it is."
                : "\(path) cannot be written: \(String(cString: strerror(code)))."
        }
    }

    var path: String

    /// Writes all of the text or leaves no file.
    func write(_ text: String) throws(Failure) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw Failure(path: path, code: errno) }
        defer { close(descriptor) }
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else {
                let code = errno
                unlink(path)
                throw Failure(path: path, code: code)
            }
            rest = rest.dropFirst(count)
        }
    }
}
