#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// Reads small files.
///
/// Not through Foundation, which refuses what is no ordinary file: `/dev/null` is how people switch a shared file off,
/// and `/dev/fd/63` how a shell passes one.
enum FileReader {
    /// Far more than any shared file has.
    static let largestFile = 4 << 20

    /// Why a file that is there cannot be read.
    struct Failure: Error, Hashable, CustomStringConvertible {
        var description: String
    }

    /// The file's octets; nil when there is none.
    @Sendable static func contents(ofFile path: String) throws -> [UInt8]? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            if errno == ENOENT || errno == ENOTDIR { return nil }
            throw failure(errno)
        }
        defer { close(descriptor) }
        var octets: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 16384)
        while true {
            let count = read(descriptor, &buffer, buffer.count)
            if count == 0 { return octets }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw failure(errno) }
            octets += buffer[..<count]
            guard octets.count <= largestFile else { throw Failure(description: "it is too large") }
        }
    }

    private static func failure(_ number: Int32) -> Failure {
        switch number {
        case EACCES, EPERM: Failure(description: "permission denied")
        case EISDIR: Failure(description: "it is a directory")
        default: Failure(description: "error \(number) of the operating system")
        }
    }
}
