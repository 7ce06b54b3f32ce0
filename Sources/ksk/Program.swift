import ArgumentParser
import Glibc

/// Where the program starts: parses the arguments, runs the command, and turns what it throws into an exit status.
@main
enum Program {
    static func main() {
        // Scripts ask this often, and the whole tree of commands takes longer to set up than the answer.
        if CommandLine.arguments.dropFirst().elementsEqual(["--version"]) { return print("ksk \(Version.current)") }
        do {
            // So is the tree of commands for the wizard alone, whose first frame it would hold up.
            if CommandLine.arguments.dropFirst().allSatisfy({ $0 == "--sandbox" }) {
                return try WizardOptions.parse(nil).run()
            }
            var command = try RootCommand.parseAsRoot()
            if let command = command as? any AsyncParsableCommand { finish(command) }
            // The wizard stays on the program's first thread.
            try command.run()
        } catch {
            exit(report(error))
        }
    }

    /// Runs a command that waits for something, and ends the program with its status.
    ///
    /// An asynchronous `main` would leave its thread by `pthread_exit`, whose unwinder sorts the tables of the whole
    /// static program first: 30 ms.
    private static func finish(_ command: sending any AsyncParsableCommand) -> Never {
        Task.detached {
            var command = command
            do {
                try await command.run()
                exit(ExitStatus.done.rawValue)
            } catch {
                exit(report(error))
            }
        }
        while true { pause() }
    }

    /// Says what went wrong on the stream that it belongs to.
    ///
    /// - Returns: The exit status.
    private static func report(_ error: any Error) -> Int32 {
        if let failure = error as? CommandFailure {
            StandardError.write("ksk: \(failure.message)", hanging: 5)
            return failure.status.rawValue
        }
        // All has been said already.
        if let code = error as? ExitCode { return code.rawValue }
        let text = RootCommand.fullMessage(for: error)
        guard RootCommand.exitCode(for: error) != .success else {
            // Help and version, which were asked for.
            print(text)
            return ExitStatus.done.rawValue
        }
        StandardError.write(text)
        return ExitStatus.usage.rawValue
    }
}
