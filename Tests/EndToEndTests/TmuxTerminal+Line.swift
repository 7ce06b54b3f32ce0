import Foundation

extension TmuxTerminal {
    /// Starts the program behind `Scripts/slow-line.py`, a line that is as slow, late or broken as the options say.
    ///
    /// - Parameter trap: Shell commands before the program, such as `trap '' HUP`.
    convenience init(
        behindLine options: String, running arguments: String, environment: [String: String] = [:],
        after trap: String = ":"
    ) throws {
        let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Scripts/slow-line.py").path
        try self.init(home: nil) { home in
            let control = Self.control(in: home)
            let program = Self.invocation(of: arguments, environment: environment, home: home)
            return
                "mkfifo \(control); python3 \(script) \(options) \(control) sh -c \"\(trap); exec \(program)\"; sleep 600"
        }
    }

    private static func control(in home: URL) -> String { home.appendingPathComponent("line").path }

    /// Gives the line an order, as the script lists them.
    ///
    /// Call it when something is on the screen: then the line listens.
    func order(_ order: String) throws {
        let line = try FileHandle(forWritingTo: URL(fileURLWithPath: Self.control(in: home)))
        defer { try? line.close() }
        try line.write(contentsOf: Data((order + "\n").utf8))
    }
}
