import Glibc
import Synchronization

/// A queue into the UI thread: any thread posts, the UI thread wakes up.
package final class Mailbox<Message: Sendable>: Sendable {
    private let queue = Mutex<[Message]>([])
    /// Readable while there are messages.
    package let readable: Int32
    private let writable: Int32

    /// An empty mailbox.
    package init() throws {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw MailboxFailure(reason: String(cString: strerror(errno))) }
        (readable, writable) = (ends[0], ends[1])
        for end in ends {
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
            _ = fcntl(end, F_SETFL, O_NONBLOCK)
        }
    }

    deinit {
        close(readable)
        close(writable)
    }

    /// Adds a message; the UI thread takes it soon.
    package func post(_ message: Message) {
        let wasEmpty = queue.withLock { messages in
            messages.append(message)
            return messages.count == 1
        }
        // One byte for all messages that wait: the pipe never fills.
        guard wasEmpty else { return }
        var byte: UInt8 = 1
        _ = write(writable, &byte, 1)
    }

    /// All messages that wait, oldest first.
    package func take() -> [Message] {
        var bytes: (UInt64, UInt64) = (0, 0)
        _ = read(readable, &bytes, 16)
        return queue.withLock { messages in
            defer { messages = [] }
            return messages
        }
    }
}

/// The system refused a mailbox its pipe.
package struct MailboxFailure: Error, Hashable, Sendable, CustomStringConvertible {
    /// What the system said.
    package var reason: String

    /// What happened, as a sentence.
    package var description: String { "No pipe for messages: \(reason)." }
}
