import Dispatch
import Foundation

/// Programs that tests run.
enum OtherProgram {
    /// What a program prints and how it ends; nil for one that cannot be started.
    ///
    /// Waiting for it takes no thread from Swift's tasks: the sandbox that it talks to needs them.
    static func run(
        _ arguments: [String], environment: [String: String] = [:]
    ) async -> (status: Int32, output: String)? {
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async {
                continuation.resume(returning: runAndWait(arguments, environment: environment))
            }
        }
    }

    /// The same for conditions of tests, which cannot wait otherwise.
    static func runAndWait(
        _ arguments: [String], environment: [String: String] = [:]
    ) -> (status: Int32, output: String)? {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        let output = Pipe()
        process.standardOutput = output
        process.standardError = output
        guard (try? process.run()) != nil else { return nil }
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return (process.terminationStatus, text)
    }
}
