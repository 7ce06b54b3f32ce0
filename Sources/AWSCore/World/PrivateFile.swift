#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// Writes small files that nobody else may read: tokens and keys in the caches of the AWS CLI.
enum PrivateFile {
    /// Replaces a file at once or not at all; directories that are missing are made, for the user alone.
    @Sendable static func write(_ octets: [UInt8], to path: String) throws {
        makeDirectory(above: path)
        let temporary = "\(path).\(getpid()).\(UInt32.random(in: 0 ... .max))"
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw failure(path) }
        let isWritten = fill(descriptor, with: octets)
        guard close(descriptor) == 0, isWritten, rename(temporary, path) == 0 else {
            let reason = failure(path)
            unlink(temporary)
            throw reason
        }
    }

    private static func fill(_ descriptor: Int32, with octets: [UInt8]) -> Bool {
        var rest = octets[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Self.libraryWrite(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }

    #if canImport(Glibc)
    private static let libraryWrite = Glibc.write
    #elseif canImport(Musl)
    private static let libraryWrite = Musl.write
    #endif

    private static func makeDirectory(above path: String) {
        guard let slash = path.lastIndex(of: "/"), slash > path.startIndex else { return }
        let directory = String(path[..<slash])
        guard mkdir(directory, 0o700) != 0, errno == ENOENT else { return }
        makeDirectory(above: directory)
        mkdir(directory, 0o700)
    }

    private static func failure(_ path: String) -> FileReader.Failure {
        FileReader.Failure(description: "\(path) cannot be written: \(String(cString: strerror(errno)))")
    }
}
