import Testing

@testable import NcursesBackend

@Suite struct TerminalOptionsTests {
    @Test(arguments: [("1", true), ("0", true), ("", false), (nil, false)] as [(String?, Bool)])
    func `NO_COLOR counts when it is not empty`(value: String?, noColor: Bool) {
        #expect(TerminalOptions(environment: value.map { ["NO_COLOR": $0] } ?? [:]).noColor == noColor)
    }

    @Test func `multiplexers are known by their own variables, not by TERM`() {
        let outside = TerminalOptions(environment: ["TERM": "screen-256color", "TMUX": ""])
        #expect(!outside.isInTmux && !outside.isInScreen)
        #expect(TerminalOptions(environment: ["TMUX": "/tmp/tmux-0/default,1,0"]).isInTmux)
        #expect(TerminalOptions(environment: ["STY": "1.pts"]).isInScreen)
    }

    @Test(
        arguments: [
            ("132", "43", 132, 43), ("0", "-1", 80, 24), ("", "x", 80, 24), (nil, nil, 80, 24),
        ] as [(String?, String?, Int, Int)])
    func `a size from the environment is a number above zero`(columns: String?, lines: String?, width: Int, height: Int)
    {
        var environment: [String: String] = [:]
        environment["COLUMNS"] = columns
        environment["LINES"] = lines
        let options = TerminalOptions(environment: environment)
        #expect(options.fallbackWidth == width)
        #expect(options.fallbackHeight == height)
    }

    @Test(arguments: [nil, "", "dumb"] as [String?])
    func `a terminal that cannot move its cursor is refused`(term: String?) {
        #expect(throws: TerminalFailure.dumbTerminal) {
            _ = try NcursesTerminal(TerminalOptions(term: term), on: TerminalDescriptors(input: 0, output: 1))
        }
    }

    @Test func `each failure is one sentence`() {
        for failure in [TerminalFailure.noTerminal, .dumbTerminal, .unusable(term: "x")] {
            #expect(failure.description.hasSuffix("."))
        }
    }
}
