import Testing

/// The line between the operator and the program: slow, late, stalled, cut.
@Suite(.serialized, .enabled(if: TmuxTerminal.isAvailable, "tmux is not installed; make test installs it"))
struct LineTests {
    @Test func `a line of 9600 baud that answers after 300 ms shows the same pages`() throws {
        let terminal = try TmuxTerminal(behindLine: "--rate 1200 --delay 0.15", running: "--sandbox")
        try terminal.walk(to: "18 keys")
        try terminal.press("q")
        try terminal.wait(for: "ended with 0, soon, idle, settings kept")
    }

    @Test func `a reader that stalls costs nothing, and finds the right screen when it goes on`() throws {
        let terminal = try TmuxTerminal(behindLine: "", running: "--sandbox")
        try terminal.wait(for: "not signing")
        try terminal.order("stall")
        // Each asks for the whole screen, until the queue to the terminal is full.
        for _ in 0..<10 { try terminal.press(times: 10, "C-l") }
        try terminal.press("Down", "Down")
        try terminal.order("resume")
        try terminal.wait(for: "› two-keys.example")
        try terminal.press("q")
        try terminal.wait(for: "ended with 0, soon, idle, settings kept")
    }

    @Test(arguments: ["TERM", "HUP"])
    func `with a reader that has stalled it ends all the same, within three seconds`(signal: String) throws {
        let terminal = try TmuxTerminal(behindLine: "", running: "--sandbox")
        try terminal.wait(for: "not signing")
        try terminal.order("stall")
        for _ in 0..<10 { try terminal.press(times: 10, "C-l") }
        try terminal.order("signal \(signal)")
        let screen = try terminal.wait(for: "ended ")
        #expect(screen.contains(", soon, idle, settings kept"), "\(screen)")
    }

    @Test(arguments: [":", "trap '' HUP"])
    func `a line that is cut ends it, within three seconds and idle, even where SIGHUP is ignored`(trap: String) throws
    {
        let terminal = try TmuxTerminal(behindLine: "", running: "--sandbox", after: trap)
        try terminal.wait(for: "not signing")
        try terminal.order("cut")
        try terminal.wait(for: "ended with 0, soon, idle, settings cut")
    }

    @Test(arguments: [
        ("INT", "with 0"), ("TERM", "with 0"), ("HUP", "with 0"), ("QUIT", "by signal 3"), ("SEGV", "by signal 11"),
        ("ILL", "by signal 4"), ("ABRT", "by signal 6"),
    ])
    func `a signal ends it, the terminal as it was`(signal: String, end: String) throws {
        let terminal = try TmuxTerminal(behindLine: "", running: "--sandbox")
        try terminal.wait(for: "not signing")
        try terminal.order("signal \(signal)")
        try terminal.wait(for: "ended \(end), soon, idle, settings kept")
        #expect(try terminal.isOrdinary)
    }

    @Test(arguments: [("free in this zone", "_kept"), ("(INSYNC).", "")])
    func `300 resizes in a second end in a right screen, on a form and while a request runs`(
        page: String, typed: String
    ) throws {
        let terminal = try TmuxTerminal(behindLine: "", running: "--sandbox")
        if typed.isEmpty {
            try terminal.walk(to: "Nothing has been sent")
            try terminal.press("Enter")
            try terminal.wait(for: "Waiting until all")
        } else {
            try terminal.walk(to: page)
            try terminal.type(typed)
            try terminal.wait(for: typed)
        }
        try terminal.resize(width: 90, height: 30)
        try terminal.order("storm")
        // F1 after the storm, so that what is seen is not from before it.
        try terminal.order("type 1b4f50")
        try terminal.wait(for: "Keys on this page")
        try terminal.press("F2")
        try terminal.wait(for: page)
        if !typed.isEmpty { try terminal.wait(for: typed) }
        try terminal.expectRightScreen()
    }

    @Test func `escape sequences in pieces are keys, and a paste in pieces is one paste`() throws {
        let terminal = try TmuxTerminal(
            behindLine: "--pieces 0.02", running: "--sandbox", environment: ["ESCDELAY": "5000"])
        try terminal.wait(for: "not signing")
        try terminal.press("Down", "Down", "Up")
        try terminal.wait(for: "› example.net")
        try terminal.press("F1")
        try terminal.wait(for: "Keys on this page")
        try terminal.press("Down")
        try terminal.press("/")
        try terminal.order("type 1b5b3230307e 73686f702d0d0a303137 1b5b3230317e")
        try terminal.wait(for: "shop-017")
        try terminal.wait(for: "1 of ")
    }

    @Test func `bytes that are not UTF-8, and keys that mean nothing, harm nothing`() throws {
        let terminal = try TmuxTerminal(behindLine: "", running: "--sandbox")
        try terminal.walk(to: "free in this zone")
        try terminal.press("C-u")
        try terminal.wait(for: "‹     ")
        // Not UTF-8, a cut character, a NUL, Alt-x, an unknown sequence, an answer that a terminal was asked for.
        try terminal.order("type ff61c362 00 1b78 1b5b39393b39397e 1b5b3f313b3263 63")
        try terminal.wait(for: "\u{FFFD}a\u{FFFD}bc")
        try terminal.press("BSpace", "BSpace", "BSpace", "BSpace", "BSpace")
        try terminal.type("fine_1")
        try terminal.wait(for: "‹fine_1")
        try terminal.wait(for: "free in this zone")
    }
}
