internal import DNSSEC
internal import Glibc
internal import Synchronization

/// One thread that waits for the sockets of all exchanges at once.
///
/// The thread starts with the first exchange, and sleeps while there is none.
final class PollLoop: Sendable {
    /// What another thread wants of the loop.
    enum Command: Sendable {
        case start(Job)
        case cancel(UInt64)
    }

    /// An exchange that is to start.
    struct Job: Sendable {
        var id: UInt64
        var query: Message
        var server: ServerAddress
        var kind: TransportKind
        var timeout: Duration
        /// Called once, on the loop's thread.
        var finish: @Sendable (Result<Message, ExchangeFailure>) -> Void
    }

    private struct Shared {
        var commands: [Command] = []
        /// The end of a pipe that wakes the thread; nil before it was started.
        var wakeDescriptor: Int32?
        var nextID: UInt64 = 0
    }

    static let shared = PollLoop()

    private let state = Mutex(Shared())

    /// A number for a job.
    func newID() -> UInt64 {
        state.withLock { shared in
            shared.nextID += 1
            return shared.nextID
        }
    }

    /// Hands a command to the thread.
    ///
    /// - Returns: False when the system gives no thread.
    @discardableResult func post(_ command: Command) -> Bool {
        state.withLock { shared in
            if shared.wakeDescriptor == nil { shared.wakeDescriptor = startThread() }
            guard let descriptor = shared.wakeDescriptor else { return false }
            shared.commands.append(command)
            var octet: UInt8 = 1
            // A full pipe wakes as well.
            _ = write(descriptor, &octet, 1)
            return true
        }
    }

    private func takeCommands() -> [Command] {
        state.withLock { shared in
            defer { shared.commands = [] }
            return shared.commands
        }
    }

    /// Starts the thread.
    ///
    /// - Returns: The descriptor to write to in order to wake it; nil when the system refuses.
    private func startThread() -> Int32? {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { return nil }
        for end in ends {
            _ = fcntl(end, F_SETFL, O_NONBLOCK)
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
        }
        let start = Unmanaged.passRetained(ThreadStart(loop: self, wakeDescriptor: ends[0]))
        var thread = pthread_t()
        let code = pthread_create(
            &thread, nil,
            { argument in
                guard let argument else { return nil }
                let start = Unmanaged<ThreadStart>.fromOpaque(argument).takeRetainedValue()
                // Signals are for the thread that owns the terminal, but for those of a crash, which strike here.
                var blocked = sigset_t()
                sigfillset(&blocked)
                for number in [SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGFPE, SIGABRT] { sigdelset(&blocked, number) }
                pthread_sigmask(SIG_BLOCK, &blocked, nil)
                start.loop.run(wakeDescriptor: start.wakeDescriptor)
                return nil
            }, start.toOpaque())
        guard code == 0 else {
            start.release()
            close(ends[0])
            close(ends[1])
            return nil
        }
        pthread_detach(thread)
        return ends[1]
    }

    private final class ThreadStart {
        let loop: PollLoop
        let wakeDescriptor: Int32

        init(loop: PollLoop, wakeDescriptor: Int32) {
            self.loop = loop
            self.wakeDescriptor = wakeDescriptor
        }
    }

    private struct Running {
        var job: Job
        var exchange: any SocketExchange
        /// Whether the socket has something to say.
        var isReady = true
    }

    private func run(wakeDescriptor: Int32) {
        var running: [Running] = []
        var buffer = [UInt8](repeating: 0, count: 65_535)
        while true {
            while read(wakeDescriptor, &buffer, buffer.count) > 0 {}
            let now = ContinuousClock.now
            for command in takeCommands() { obey(command, &running, at: now) }
            running = running.compactMap { proceed($0, at: now, &buffer) }
            wait(for: &running, wakeDescriptor: wakeDescriptor)
        }
    }

    private func obey(_ command: Command, _ running: inout [Running], at now: ContinuousClock.Instant) {
        switch command {
        case .start(let job):
            do throws(ExchangeFailure) {
                let deadline = now + job.timeout
                let exchange: any SocketExchange =
                    switch job.kind {
                    case .udp: try DatagramExchange(job.query, to: job.server, deadline: deadline, now: now)
                    case .tcp: try StreamExchange(job.query, to: job.server, deadline: deadline)
                    }
                running.append(Running(job: job, exchange: exchange))
            } catch {
                job.finish(.failure(error))
            }
        case .cancel(let id):
            guard let index = running.firstIndex(where: { $0.job.id == id }) else { return }
            let cancelled = running.remove(at: index)
            close(cancelled.exchange.descriptor)
            cancelled.job.finish(.failure(.cancelled))
        }
    }

    private func proceed(
        _ running: Running, at now: ContinuousClock.Instant, _ buffer: inout [UInt8]
    ) -> Running? {
        var running = running
        guard running.isReady || now >= running.exchange.wakeAt else { return running }
        guard let result = running.exchange.proceed(at: now, &buffer) else { return running }
        close(running.exchange.descriptor)
        running.job.finish(result)
        return nil
    }

    /// Sleeps until a socket is ready, a time has come, or there is a command.
    private func wait(for running: inout [Running], wakeDescriptor: Int32) {
        var descriptors = running.map { pollfd(fd: $0.exchange.descriptor, events: $0.exchange.events, revents: 0) }
        descriptors.append(pollfd(fd: wakeDescriptor, events: Int16(POLLIN), revents: 0))
        var timeout: Int32 = -1
        if let first = running.map(\.exchange.wakeAt).min() {
            let left = (first - .now).components
            // Rounded up: a loop that wakes too early would turn without pause.
            timeout = Int32(max(0, min(60_000, left.seconds * 1000 + left.attoseconds / 1_000_000_000_000_000 + 1)))
        }
        let count = poll(&descriptors, nfds_t(descriptors.count), timeout)
        for index in running.indices { running[index].isReady = count > 0 && descriptors[index].revents != 0 }
    }
}
