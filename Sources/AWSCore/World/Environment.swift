import FoundationEssentials

/// The variables and files of the outside world, as an argument.
public struct Environment: Sendable {
    /// The environment's variables.
    public var variables: [String: String]
    /// The user's home directory, for paths that start with `~`.
    public var homeDirectory: String?
    /// Reads a whole file; nil when there is none, an error when it is there and cannot be read.
    public var readFile: @Sendable (String) throws -> [UInt8]?

    /// A world of these variables and files.
    ///
    /// - Parameter homeDirectory: The home when the variable `HOME` does not say it.
    public init(
        variables: [String: String], homeDirectory: String? = nil,
        readFile: @escaping @Sendable (String) throws -> [UInt8]? = { _ in nil }
    ) {
        self.variables = variables
        self.homeDirectory = variables["HOME"].flatMap { $0.isEmpty ? nil : $0 } ?? homeDirectory
        self.readFile = readFile
    }

    /// A variable's value, nil when it is not set or only blank: AWS's SDKs take both for unset.
    public subscript(name: String) -> String? {
        guard let value = variables[name]?.trimmingBlanks(), !value.isEmpty else { return nil }
        return value
    }

    /// A path with its leading `~` replaced by the home directory.
    func expandingHome(in path: String) -> String {
        guard let homeDirectory, path == "~" || path.hasPrefix("~/") else { return path }
        return homeDirectory + path.dropFirst()
    }
}

extension Environment {
    /// This process's environment and the file system.
    public static var current: Environment {
        let variables = ProcessInfo.processInfo.environment
        // The user database is asked only when it has to be: a static program may not be able to.
        let home = variables["HOME"]?.isEmpty == false ? nil : FileManager.default.homeDirectoryForCurrentUser.path
        return Environment(variables: variables, homeDirectory: home, readFile: FileReader.contents(ofFile:))
    }
}

extension Environment: CustomReflectable {
    /// A mirror of the variables' names: values may be secrets.
    public var customMirror: Mirror {
        Mirror(self, children: ["variables": variables.keys.sorted(), "homeDirectory": homeDirectory as Any])
    }
}
