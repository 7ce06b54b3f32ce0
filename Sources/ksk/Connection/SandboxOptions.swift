import ArgumentParser
import Sandbox

/// The embedded sandbox, instead of the world.
struct SandboxOptions: ParsableArguments {
    @Flag(name: .customLong("sandbox"), help: "Use the embedded sandbox: no account, no network.")
    var isWanted = false

    @Option(help: ArgumentHelp("What is in the sandbox: demo, empty or fleet:N.", valueName: "seed"))
    var sandboxSeed: String?

    @Option(help: ArgumentHelp("A file that keeps the sandbox between runs.", valueName: "file"))
    var sandboxState: String?

    func validate() throws {
        if !isWanted, sandboxSeed != nil || sandboxState != nil {
            throw ValidationError("--sandbox-seed and --sandbox-state belong to --sandbox")
        }
    }
}

extension SandboxOptions {
    /// What is in the sandbox.
    ///
    /// - Throws: ``CommandFailure`` for a seed that there is not.
    var seed: Seed {
        get throws {
            guard let seed = Seed(sandboxSeed ?? "demo") else {
                throw CommandFailure.usage("--sandbox-seed", "demo, empty or fleet:N with N up to 10000 is wanted")
            }
            return seed
        }
    }
}
