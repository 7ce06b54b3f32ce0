import TerminalUI

/// The first page until it is known who asks: connecting, or why that failed.
struct ConnectionPage: Page {
    private(set) var problem: Problem?

    mutating func failed(_ problem: Problem) {
        self.problem = problem
    }

    mutating func press(_ key: Key) -> [PageAction] {
        switch key {
        case .character("r") where problem != nil:
            problem = nil
            return [.perform(.connect(practise: false))]
        case .character("p") where problem != nil, .enter where problem?.isMissingCredentials == true:
            problem = nil
            return [.perform(.connect(practise: true))]
        case .enter where problem != nil: return [.say("r asks again, p practises on the sandbox.")]
        case .escape: return [.say("This is the first page; q leaves.")]
        default: return [.pass]
        }
    }

    var bindings: [KeyBinding] {
        guard let problem else { return [] }
        let practise = KeyBinding(
            problem.isMissingCredentials ? "Enter" : "p", "Practise", "Open the same wizard on the embedded sandbox.")
        return [practise, .askAgain]
    }

    func view(size: Size) -> PageView {
        var view = PageView(size: size)
        view.write("Which zone shall be signed?", row: 0, role: .title)
        guard let problem else {
            view.write("Asking AWS who you are…", row: 2, role: .hint)
            return view
        }
        view.write(Sign.fail.text, row: 2, role: .bad)
        var row = view.wrap(problem.summary, row: 2, column: 3, role: .bad, rows: 3)
        for detail in problem.details.prefix(max(0, size.height - row - 4)) {
            row = view.wrap(detail, row: row, column: 3, rows: 2)
        }
        let offer = "You can practise without an account: the sandbox is the real wizard on emulated services."
        view.wrap(offer, row: min(row + 1, size.height - 2), column: 3, role: .hint, rows: 2)
        return view
    }
}
