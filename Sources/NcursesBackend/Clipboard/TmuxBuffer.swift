import Glibc

/// tmux's buffers, which it shares with the terminal around it as its settings allow.
enum TmuxBuffer {
    /// How long tmux may take, in steps of 5 ms.
    private static let patience = 400

    /// Loads text into a new buffer with `tmux load-buffer -w -`; needs tmux 3.2.
    static func load(_ text: String) -> Bool {
        var ends: [Int32] = [-1, -1]
        // A socket rather than a pipe: writing to one that nobody reads is an error, not a signal that kills.
        let type = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
        guard socketpair(AF_UNIX, type, 0, &ends) == 0 else { return false }
        let child = spawn(reading: ends[1])
        close(ends[1])
        guard let child else {
            close(ends[0])
            return false
        }
        let isSent = send(Array(text.utf8), to: ends[0])
        close(ends[0])
        return waitFor(child) && isSent
    }

    private static func spawn(reading input: Int32) -> pid_t? {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO)
        posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
        posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
        let words = ["tmux", "load-buffer", "-w", "-"]
        var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) }
        arguments.append(nil)
        defer { for argument in arguments { free(argument) } }
        var child: pid_t = 0
        return posix_spawnp(&child, "tmux", &actions, nil, &arguments, environ) == 0 ? child : nil
    }

    private static func send(_ bytes: [UInt8], to socket: Int32) -> Bool {
        var timeout = timeval(tv_sec: 2, tv_usec: 0)
        setsockopt(socket, SOL_SOCKET, SO_SNDTIMEO, &timeout, socklen_t(MemoryLayout<timeval>.size))
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes {
                Glibc.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }

    /// Whether the child ended well in time; one that does not end is killed.
    private static func waitFor(_ child: pid_t) -> Bool {
        var status: Int32 = 0
        for _ in 0..<patience {
            let ended = waitpid(child, &status, WNOHANG)
            if ended == child { return status == 0 }
            if ended < 0, errno != EINTR { return false }
            usleep(5000)
        }
        kill(child, SIGKILL)
        waitpid(child, &status, 0)
        return false
    }
}
