import Glibc
import Testing

@testable import NcursesBackend

@Suite struct MailboxTests {
    private func isReadable(_ descriptor: Int32) -> Bool {
        var wait = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        return poll(&wait, 1, 0) == 1
    }

    @Test func `messages come out in order, and only once`() throws {
        let mailbox = try Mailbox<Int>()
        #expect(!isReadable(mailbox.readable))
        for number in 0..<5 { mailbox.post(number) }
        #expect(isReadable(mailbox.readable))
        #expect(mailbox.take() == [0, 1, 2, 3, 4])
        #expect(!isReadable(mailbox.readable))
        #expect(mailbox.take() == [])
    }

    @Test func `nothing is lost when many tasks post while the loop takes`() async throws {
        let mailbox = try Mailbox<Int>()
        let count = 20_000
        await withTaskGroup(of: Void.self) { group in
            for start in 0..<4 {
                group.addTask { for number in 0..<count / 4 { mailbox.post(start * count / 4 + number) } }
            }
            group.addTask {
                var taken: Set<Int> = []
                while taken.count < count {
                    var wait = pollfd(fd: mailbox.readable, events: Int16(POLLIN), revents: 0)
                    #expect(poll(&wait, 1, 10_000) == 1, "woken for every message")
                    taken.formUnion(mailbox.take())
                }
            }
        }
        #expect(mailbox.take() == [])
    }
}
