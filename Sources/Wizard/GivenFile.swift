import Glibc
import Onboarding

/// A file that the operator names, with a key policy in it.
struct GivenFile {
    /// More than KMS takes, so that a wrong file does not fill the memory.
    static let maximumOctets = 1 << 20

    var path: String

    /// Reads the policy, and makes sure that it is one.
    ///
    /// - Throws: ``Problem``, in words for the operator.
    func policy() throws(Problem) -> String {
        let text = String(decoding: try octets(), as: UTF8.self)
        do {
            _ = try KeyPolicyDocument(json: text)
        } catch {
            throw Problem("\(path) cannot be judged: \(error)")
        }
        return text
    }

    private func octets() throws(Problem) -> [UInt8] {
        let descriptor = open(expandedPath, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw failure(errno) }
        defer { close(descriptor) }
        var octets: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 16_384)
        while octets.count <= Self.maximumOctets {
            let count = Glibc.read(descriptor, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw failure(errno) }
            if count == 0 { return octets }
            octets += buffer[..<count]
        }
        throw Problem("\(path) is too large for a key policy.")
    }

    /// `~/` is the home directory, as in a shell.
    private var expandedPath: String {
        guard path.hasPrefix("~/"), let home = getenv("HOME") else { return path }
        return String(cString: home) + path.dropFirst()
    }

    private func failure(_ code: Int32) -> Problem {
        Problem("\(path) cannot be read: \(String(cString: strerror(code))).")
    }
}
