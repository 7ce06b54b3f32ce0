import Glibc
import NcursesBackend
import TerminalUI

// Runs the probe on this process's terminal; `stubborn` ignores requests to end, `plain` stays on the ordinary screen
// until Enter at first.

let arguments = CommandLine.arguments.dropFirst()
let names = ["TERM", "NO_COLOR", "TMUX", "STY", "LINES", "COLUMNS"]
let environment = names.reduce(into: [String: String]()) { variables, name in
    if let value = getenv(name) { variables[name] = String(cString: value) }
}

do {
    let mailbox = try Mailbox<ProbeProgram.Message>()
    let terminal = try NcursesTerminal(TerminalOptions(environment: environment))
    var program = ProbeProgram()
    program.isStubborn = arguments.contains("stubborn")
    program.notice = terminal.notice ?? ""
    run(&program, on: terminal, mailbox: mailbox) { effect in
        switch effect {
        case .trap:
            let empty: [Int] = []
            print(empty[arguments.count])
        case .askElsewhere:
            Task.detached {
                try? await Task.sleep(for: .milliseconds(20))
                mailbox.post(.answer("answered from elsewhere"))
            }
        case .leaveScreen:
            terminal.outsideScreen {
                terminal.printOutside(["plain view, Enter goes back"])
                terminal.waitForReturn()
            }
        case .copy(let text):
            mailbox.post(.answer("copy: \(terminal.copy(text))"))
        }
    }
    terminal.close()
    print("ended with \(program.field.text)")
} catch {
    print("failed: \(error)")
    exit(3)
}
