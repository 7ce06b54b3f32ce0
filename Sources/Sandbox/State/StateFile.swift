import FoundationEssentials

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// Where the account is kept between runs.
struct StateFile: Sendable {
    var path: String

    /// What the file holds: the version tells whether it can be understood.
    private struct Contents: Codable {
        var format: String
        var version: Int
        var account: AccountState
    }

    private struct Header: Codable {
        var format: String
        var version: Int
    }

    private static let format = "ksk-sandbox"
    private static let version = 2

    /// Reads the account; nil if there is no such file.
    ///
    /// - Throws: ``SandboxStateError`` for a file that cannot be read or understood. It stays as it is.
    func read() throws(SandboxStateError) -> AccountState? {
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        let data: Data
        do {
            data = try Data(contentsOf: URL(filePath: path))
        } catch {
            throw .unreadable(path: path, reason: "\(error)")
        }
        guard let header = try? JSONDecoder().decode(Header.self, from: data), header.format == Self.format else {
            throw .notAState(path: path)
        }
        guard header.version == Self.version else { throw .unknownVersion(path: path, version: header.version) }
        do {
            return try JSONDecoder().decode(Contents.self, from: data).account
        } catch {
            throw .damaged(path: path, reason: Self.reason(of: error))
        }
    }

    /// Writes the account so that the file always holds either all of the old one or all of the new one.
    ///
    /// - Throws: ``SandboxStateError/unwritable(path:reason:)``.
    func write(_ account: AccountState) throws(SandboxStateError) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let contents = Contents(format: Self.format, version: Self.version, account: account)
        let data: Data
        do {
            data = try encoder.encode(contents)
        } catch {
            throw .unwritable(path: path, reason: "\(error)")
        }
        try replace(with: data)
    }

    private func replace(with data: Data) throws(SandboxStateError) {
        let temporary = path + ".new"
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw failure() }
        do throws(SandboxStateError) {
            // A file left by someone else may have had another mode.
            guard fchmod(descriptor, 0o600) == 0 else { throw failure() }
            try writeAll(data, to: descriptor)
            guard fsync(descriptor) == 0 else { throw failure() }
        } catch {
            close(descriptor)
            unlink(temporary)
            throw error
        }
        close(descriptor)
        guard rename(temporary, path) == 0 else { throw failure() }
    }

    private func writeAll(_ data: Data, to descriptor: Int32) throws(SandboxStateError) {
        var rest = data[...]
        while !rest.isEmpty {
            let written = rest.withUnsafeBytes { posixWrite(descriptor, $0.baseAddress, $0.count) }
            if written < 0 {
                guard errno == EINTR else { throw failure() }
            } else {
                rest = rest.dropFirst(written)
            }
        }
    }

    private func failure() -> SandboxStateError {
        .unwritable(path: path, reason: String(cString: strerror(errno)))
    }

    private static func reason(of error: any Error) -> String {
        switch error as? DecodingError {
        case .dataCorrupted(let context), .keyNotFound(_, let context), .typeMismatch(_, let context),
            .valueNotFound(_, let context):
            let place = context.codingPath.map { $0.intValue.map { "\($0)" } ?? $0.stringValue }.joined(separator: ".")
            return place.isEmpty ? context.debugDescription : "at \(place): \(context.debugDescription)"
        default: return "\(error)"
        }
    }
}

private func posixWrite(_ descriptor: Int32, _ octets: UnsafeRawPointer?, _ count: Int) -> Int {
    write(descriptor, octets, count)
}

/// Why a state file cannot be used.
package enum SandboxStateError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The system does not let it be read.
    case unreadable(path: String, reason: String)
    /// It is something else than a state of the sandbox.
    case notAState(path: String)
    /// Another version of the program wrote it.
    case unknownVersion(path: String, version: Int)
    /// It begins like a state of the sandbox and does not go on like one.
    case damaged(path: String, reason: String)
    /// The system does not let it be written.
    case unwritable(path: String, reason: String)

    /// One sentence: what is wrong and what to do.
    package var description: String {
        switch self {
        case .unreadable(let path, let reason):
            "cannot read the sandbox's state \(path): \(reason)"
        case .notAState(let path):
            "\(path) is not a state of the sandbox; it is left as it is: name another file"
        case .unknownVersion(let path, let version):
            "\(path) is a state of version \(version), which this program does not know; name another file"
        case .damaged(let path, let reason):
            "the sandbox's state \(path) is damaged (\(reason)); it is left as it is: move it away to start anew"
        case .unwritable(let path, let reason):
            "cannot write the sandbox's state \(path): \(reason)"
        }
    }
}
