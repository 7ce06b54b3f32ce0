import ArgumentParser
import Glibc

/// Where the program starts: parses the arguments, runs the command, and turns what it throws into an exit status.
@main
enum Program {
    static func main() async {
        // Scripts ask this often, and the whole tree of commands takes longer to set up than the answer.
        if CommandLine.arguments.dropFirst().elementsEqual(["--version"]) { return print("ksk \(Version.current)") }
        do {
            // Up to the end of the wizard nothing is awaited, so that it stays on the program's first thread.
            var command = try RootCommand.parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch {
            exit(report(error))
        }
    }

    /// Says what went wrong on the stream that it belongs to.
    ///
    /// - Returns: The exit status.
    private static func report(_ error: any Error) -> Int32 {
        if let failure = error as? CommandFailure {
            StandardError.write("ksk: \(failure.message)")
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
