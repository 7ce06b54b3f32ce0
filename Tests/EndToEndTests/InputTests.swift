import Foundation
import Testing

/// What terminals send for the same key, what people paste, and what arrives faster than anyone reads.
@Suite(.serialized, .enabled(if: TmuxTerminal.isAvailable, "tmux is not installed; make test installs it"))
struct InputTests {
    @Test func `every encoding of Home, End, Delete, Backspace, Shift-Tab and F1 does the same in a field`() throws {
        let terminal = try TmuxTerminal("--sandbox")
        try terminal.walk(to: "free in this zone")
        for home in ["\u{1B}[H", "\u{1B}OH", "\u{1B}[1~", "\u{1B}[7~", "\u{1}"] {
            try terminal.type("\u{1}\u{B}abc\(home)X")
            try terminal.wait(for: "‹Xabc ")
        }
        for end in ["\u{1B}[F", "\u{1B}OF", "\u{1B}[4~", "\u{1B}[8~", "\u{5}"] {
            try terminal.type("\u{1}\u{B}abc\u{1}\(end)X")
            try terminal.wait(for: "‹abcX ")
        }
        for removal in ["\u{7F}", "\u{8}", "\u{1B}[D\u{1B}[3~", "\u{1B}OD\u{4}"] {
            try terminal.type("\u{1}\u{B}abc\(removal)Y")
            try terminal.wait(for: "‹abY ")
        }
        for help in ["\u{1B}OP", "\u{1B}[11~", "\u{1B}[[A"] {
            try terminal.type(help)
            try terminal.wait(for: "Keys on this page")
            try terminal.type("\u{1B}OQ")
            try terminal.waitUntilGone("Keys on this page")
        }
        // Past the status to the caller reference, and back by Shift-Tab.
        try terminal.type("\t\t!\u{1B}[Z\u{1B}[ZZ")
        try terminal.wait(for: "‹abYZ ")
    }

    @Test func `Ctrl-S and Ctrl-Q are keys, and nothing freezes`() throws {
        let terminal = try TmuxTerminal("--sandbox")
        try terminal.wait(for: "not signing")
        try terminal.press("C-s", "Down")
        try terminal.wait(for: "› example.net")
        try terminal.press("C-q")
        try terminal.wait(for: "That key does nothing here")
    }

    @Test func `wide and combining characters in a field for ASCII are shown, named and removed`() throws {
        let terminal = try TmuxTerminal("--sandbox")
        try terminal.walk(to: "free in this zone")
        try terminal.type("\u{15}漢e\u{301}👍🏽x")
        try terminal.press("Tab")
        try terminal.wait(for: "is not allowed")
        try terminal.wait(for: "漢e\u{301}")
        try terminal.press("BTab", "C-a", "C-k")
        try terminal.type("plain_1")
        try terminal.wait(for: "‹plain_1 ")
        try terminal.wait(for: "free in this zone")
        try terminal.expectRightScreen()
    }

    @Test(arguments: ["tmux-256color", "vt100"])
    func `pasted lines go into a field as one, and confirm nothing`(term: String) throws {
        let terminal = try TmuxTerminal("--sandbox", environment: ["TERM": term])
        try terminal.walk(to: "18 keys")
        // The vt100 does not mark pastes, so that tmux sends this as if it were typed.
        try terminal.paste("  alias/dnssec-\r\nexample-com\n")
        try terminal.wait(for: "alias/dnssec-example-com")
        try terminal.wait(for: "18 keys")
        try terminal.press("Enter")
        try terminal.wait(for: "every check passes")
    }

    @Test func `a paste with control characters, a tab and its own end mark stays text`() throws {
        let terminal = try TmuxTerminal("--sandbox")
        try terminal.walk(to: "18 keys")
        // The end mark within ends the paste; what follows is as if it were typed, and text in a field.
        try terminal.paste("alias/\u{0}\u{1B}[2J\t\u{1B}[201~q")
        try terminal.wait(for: "alias/\\x00\\x1B[2Jq")
    }

    @Test func `a paste is no answer to a question`() throws {
        let terminal = try TmuxTerminal("--sandbox")
        try terminal.walk(to: "free in this zone")
        try terminal.type("_edited")
        try terminal.press("C-c")
        try terminal.wait(for: "Leave ksk?")
        try terminal.paste("y\ny\n")
        try terminal.press("F1")
        try terminal.press("Escape")
        try terminal.waitUntilGone("Leave ksk?")
        try terminal.wait(for: "_edited")
    }

    @Test func `a flood of keys while requests run loses none`() throws {
        let terminal = try TmuxTerminal("--sandbox --sandbox-seed fleet:400")
        try terminal.wait(for: "not signing")
        for _ in 0..<15 { try terminal.press(times: 20, "j") }
        try terminal.press(times: 250, "k")
        // 300 down and 250 up; a sentinel shows that all have been taken.
        try terminal.press("x")
        try terminal.wait(for: "That key does nothing here")
        let fiftieth = try terminal.wait(for: "› ")
        try terminal.press("Home")
        try terminal.press(times: 50, "Down")
        try terminal.press("x")
        try terminal.wait(for: "That key does nothing here")
        #expect(Self.marked(terminal.screen) == Self.marked(fiftieth))
    }

    private static func marked(_ screen: String) -> Substring? {
        screen.split(separator: "\n").first { $0.contains("› ") }?.prefix(40)
    }
}
