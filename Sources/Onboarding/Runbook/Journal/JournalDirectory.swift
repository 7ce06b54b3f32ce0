#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// The journal's files: written whole or not at all, for their owner only.
struct JournalDirectory: Sendable {
    /// The moments between two steps, at which a kill leaves something different.
    enum Checkpoint: Hashable, Sendable, CaseIterable {
        case locked, temporaryOpened, temporaryWritten, temporarySynced, renamed, directorySynced, movedAway
    }

    var path: String
    /// Called after each step; tests look at what a kill would leave.
    var checkpoint: @Sendable (Checkpoint) -> Void = { _ in }

    /// Makes the directory and those above it.
    func prepare(withSettled: Bool = true) throws(JournalError) {
        try makeDirectory(path)
        if withSettled { try makeDirectory(path + "/settled") }
    }

    /// Writes a file so that after a crash either the whole new content is there or what was there before.
    func replace(_ name: String, with octets: [UInt8]) throws(JournalError) {
        let temporary = path + "/." + name + ".tmp"
        let file = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard file >= 0 else { throw failure("make", temporary) }
        checkpoint(.temporaryOpened)
        do throws(JournalError) {
            defer { close(file) }
            try write(octets, to: file, temporary)
            checkpoint(.temporaryWritten)
            guard fsync(file) == 0 else { throw failure("store", temporary) }
            checkpoint(.temporarySynced)
        } catch {
            unlink(temporary)
            throw error
        }
        guard rename(temporary, path + "/" + name) == 0 else { throw failure("rename", temporary) }
        checkpoint(.renamed)
        try sync(path)
        checkpoint(.directorySynced)
    }

    /// Puts a file among those that are settled.
    func moveToSettled(_ name: String) throws(JournalError) {
        guard rename(path + "/" + name, path + "/settled/" + name) == 0 else {
            throw failure("move", path + "/" + name)
        }
        checkpoint(.movedAway)
        try sync(path + "/settled")
        try sync(path)
    }

    /// The names of entries' files, in the order in which they were begun.
    func names() throws(JournalError) -> [String] {
        guard let directory = opendir(path) else {
            if errno == ENOENT { return [] }
            throw failure("list", path)
        }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { String(cString: $0) }
            }
            if name.hasSuffix(".json"), !name.hasPrefix(".") { names.append(name) }
        }
        return names.sorted()
    }

    /// The content of a file; nil when it is gone.
    func read(_ name: String) throws(JournalError) -> [UInt8]? {
        let file = open(path + "/" + name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
        guard file >= 0 else {
            if errno == ENOENT { return nil }
            throw failure("open", path + "/" + name)
        }
        defer { close(file) }
        var octets: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 16_384)
        while octets.count < 1_000_000 {
            let count = systemRead(file, &buffer)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw failure("read", path + "/" + name) }
            if count == 0 { break }
            octets += buffer[..<count]
        }
        return octets
    }

    private func write(_ octets: [UInt8], to file: Int32, _ path: String) throws(JournalError) {
        var rest = octets[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { systemWrite(file, $0) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw failure("write", path) }
            rest = rest.dropFirst(count)
        }
    }

    private func makeDirectory(_ path: String) throws(JournalError) {
        guard !path.isEmpty, mkdir(path, 0o700) != 0, errno != EEXIST else { return }
        guard errno == ENOENT, let slash = path.lastIndex(of: "/"), slash > path.startIndex else {
            throw failure("make", path)
        }
        try makeDirectory(String(path[..<slash]))
        guard mkdir(path, 0o700) == 0 || errno == EEXIST else { throw failure("make", path) }
    }

    private func sync(_ path: String) throws(JournalError) {
        let directory = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard directory >= 0 else { throw failure("open", path) }
        defer { close(directory) }
        // Some file systems cannot sync a directory; the rename is as safe there as it gets.
        guard fsync(directory) == 0 || errno == EINVAL else { throw failure("store", path) }
    }

    func failure(_ doing: String, _ path: String) -> JournalError {
        .fileSystem(doing: doing, path: path, reason: String(cString: strerror(errno)))
    }
}

// Free functions, because the methods have the same names.
private func systemRead(_ file: Int32, _ buffer: inout [UInt8]) -> Int {
    let count = buffer.count
    return buffer.withUnsafeMutableBytes { read(file, $0.baseAddress, count) }
}

private func systemWrite(_ file: Int32, _ octets: UnsafeRawBufferPointer) -> Int {
    write(file, octets.baseAddress, octets.count)
}
