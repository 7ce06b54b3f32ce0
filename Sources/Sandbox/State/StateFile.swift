import FoundationEssentials

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// Where the account is kept between runs, see ``StateText``.
///
/// A change is on the disk before its request is answered, and costs as much as it changes. When the changes have
/// outgrown the account, a new file takes the place of the old one at once. As long as this lives, no other sandbox can
/// have the file.
final class StateFile {
    private let path: String
    /// Nil before the file is open.
    private var descriptor: Int32?
    private var snapshotLength = 0
    private var length = 0
    /// Whether the file may end in a part of a line that could not be taken back.
    private var isUncertain = false

    /// Octets of changes for which no new file is worth while.
    private static let smallLength = 1024 * 1024

    init(path: String) { self.path = path }

    deinit {
        if let descriptor { close(descriptor) }
    }

    /// Reads the account; nil if there is no such file.
    ///
    /// - Throws: ``SandboxStateError`` for a file that cannot be read or understood, or that is in use. It stays as it
    ///   is.
    func read() throws(SandboxStateError) -> AccountState? {
        guard let opened = try openExclusively(path, O_RDWR | O_APPEND | O_CLOEXEC) else { return nil }
        do throws(SandboxStateError) {
            let contents = try StateText.read(Self.octets(of: opened, path: path), path: path)
            // What follows must not be written behind half a line.
            guard ftruncate(opened, off_t(contents.length)) == 0 else { throw unwritable() }
            (descriptor, snapshotLength, length) = (opened, contents.snapshotLength, contents.length)
            return contents.account
        } catch {
            close(opened)
            throw error
        }
    }

    /// Keeps a new account.
    ///
    /// - Throws: ``SandboxStateError/unwritable(path:reason:)`` or ``SandboxStateError/inUse(path:)``.
    func write(_ account: AccountState) throws(SandboxStateError) {
        let text: [UInt8]
        do {
            text = try StateText.snapshot(of: account)
        } catch {
            throw .unwritable(path: path, reason: "\(error)")
        }
        try replace(with: text)
    }

    /// Keeps what has changed.
    ///
    /// - Throws: ``SandboxStateError/unwritable(path:reason:)``; the file then holds the old account.
    func write(_ account: AccountState, after old: AccountState) throws(SandboxStateError) {
        guard let descriptor, !isUncertain, length - snapshotLength <= max(snapshotLength, Self.smallLength) else {
            return try write(account)
        }
        let change = AccountChange(from: old, to: account)
        guard !change.isEmpty else { return }
        let line: [UInt8]
        do {
            line = try StateText.line(change)
        } catch {
            throw .unwritable(path: path, reason: "\(error)")
        }
        do throws(SandboxStateError) {
            // Whoever has moved the file away or deleted it would wait for the change in vain.
            guard Self.isSame(descriptor, path) else { return try write(account) }
            try append(line, to: descriptor)
            length += line.count
        } catch {
            isUncertain = ftruncate(descriptor, off_t(length)) != 0
            throw error
        }
    }

    private func append(_ octets: [UInt8], to descriptor: Int32) throws(SandboxStateError) {
        var rest = octets[...]
        while !rest.isEmpty {
            let written = rest.withUnsafeBytes { posixWrite(descriptor, $0.baseAddress, $0.count) }
            if written < 0 {
                guard errno == EINTR else { throw unwritable() }
            } else {
                rest = rest.dropFirst(written)
            }
        }
        guard fsync(descriptor) == 0 else { throw unwritable() }
    }

    /// Writes a new file beside the old one and puts it in its place, so that there is always a whole one.
    private func replace(with text: [UInt8]) throws(SandboxStateError) {
        let temporary = path + ".new"
        guard let opened = try openExclusively(temporary, O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC) else {
            throw unwritable()
        }
        do throws(SandboxStateError) {
            // A file left by someone else may have had another mode.
            guard ftruncate(opened, 0) == 0, fchmod(opened, 0o600) == 0 else { throw unwritable() }
            try append(text, to: opened)
            guard rename(temporary, path) == 0 else { throw unwritable() }
        } catch {
            close(opened)
            unlink(temporary)
            throw error
        }
        if let descriptor { close(descriptor) }
        (descriptor, snapshotLength, length, isUncertain) = (opened, text.count, text.count, false)
    }

    /// Opens a file that nobody else has open in this way; nil if there is none.
    private func openExclusively(_ path: String, _ flags: Int32) throws(SandboxStateError) -> Int32? {
        while true {
            let opened = open(path, flags, 0o600)
            if opened < 0, errno == ENOENT, flags & O_CREAT == 0 { return nil }
            guard opened >= 0 else {
                throw flags & O_CREAT == 0 ? .unreadable(path: path, reason: Self.reason) : unwritable()
            }
            guard flock(opened, LOCK_EX | LOCK_NB) == 0 else {
                close(opened)
                throw .inUse(path: self.path)
            }
            // It may have been replaced in between.
            if Self.isSame(opened, path) { return opened }
            close(opened)
        }
    }

    /// Whether a path still leads to an open file.
    private static func isSame(_ descriptor: Int32, _ path: String) -> Bool {
        var (opened, named) = (stat(), stat())
        return fstat(descriptor, &opened) == 0 && stat(path, &named) == 0 && opened.st_ino == named.st_ino
            && opened.st_dev == named.st_dev
    }

    private static func octets(of descriptor: Int32, path: String) throws(SandboxStateError) -> Data {
        var data = Data()
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = buffer.withUnsafeMutableBytes { posixRead(descriptor, $0.baseAddress, $0.count) }
            if count == 0 { return data }
            if count > 0 {
                data.append(contentsOf: buffer[..<count])
            } else if errno != EINTR {
                throw .unreadable(path: path, reason: reason)
            }
        }
    }

    private func unwritable() -> SandboxStateError { .unwritable(path: path, reason: Self.reason) }

    /// What the system says about its last refusal.
    private static var reason: String { String(cString: strerror(errno)) }
}

private func posixWrite(_ descriptor: Int32, _ octets: UnsafeRawPointer?, _ count: Int) -> Int {
    write(descriptor, octets, count)
}

private func posixRead(_ descriptor: Int32, _ octets: UnsafeMutableRawPointer?, _ count: Int) -> Int {
    read(descriptor, octets, count)
}
