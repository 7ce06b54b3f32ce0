/// Why there is nothing to sign with.
public enum CredentialsError: Error, Hashable, Sendable {
    /// One place that was looked at, and what was there.
    public struct Attempt: Hashable, Sendable {
        /// The place, such as `environment variables`.
        public var source: String
        /// What was there, such as `AWS_ACCESS_KEY_ID is not set`.
        public var outcome: String

        /// A place and what was there.
        public init(source: String, outcome: String) {
            self.source = source
            self.outcome = outcome
        }
    }

    /// No place has any.
    case noneFound(tried: [Attempt])
    /// A profile was named that no file has.
    case profileNotFound(name: String, files: [String])
    /// One half of a pair is there, the other is not.
    case incomplete(source: String, missing: String)
    /// A shared file does not follow its grammar.
    case malformedFile(path: String, line: Int, reason: String)
    /// A shared file is there and cannot be read.
    case unreadableFile(path: String, reason: String)
    /// A source is configured, and what it says cannot be followed or did not work.
    case broken(source: String, reason: String)
    /// A session has ended, or was never begun: the user has to sign in with this command.
    case signInNeeded(source: String, reason: String, command: String)
    /// A role wants the code of an MFA device, and nobody can be asked, or no code was given.
    case codeNeeded(device: String, roleARN: String)
}

extension CredentialsError {
    /// The user has to sign in with a command of the AWS CLI, for a profile.
    static func signInNeeded(source: String, reason: String, command: String, profile: String) -> CredentialsError {
        let option = profile == "default" ? "" : " --profile \(profile.shellWord)"
        return .signInNeeded(source: source, reason: reason, command: command + option)
    }

    /// Whether signing in, or another code, is all that is missing.
    public var isEndOfSession: Bool {
        switch self {
        case .signInNeeded, .codeNeeded: true
        default: false
        }
    }
}

extension CredentialsError: CustomStringConvertible {
    /// One sentence: what is missing, where it was looked for, what to do.
    public var description: String {
        switch self {
        case .noneFound(let tried):
            "no AWS credentials were found; tried: "
                + tried.map { "\($0.source) (\($0.outcome))" }.joined(separator: "; ")
        case .profileNotFound(let name, let files):
            "the profile \(name) is not in \(files.joined(separator: " or "))"
        case .incomplete(let source, let missing):
            "the credentials in \(source) are not complete: \(missing) is missing"
        case .malformedFile(let path, let line, let reason):
            "\(path), line \(line): \(reason)"
        case .unreadableFile(let path, let reason):
            "\(path) cannot be read: \(reason)"
        case .broken(let source, let reason):
            "\(source): \(reason)"
        case .signInNeeded(let source, let reason, let command):
            "\(source): \(reason); sign in with: \(command)"
        case .codeNeeded(let device, let roleARN):
            "the role \(roleARN) wants an MFA code of \(device), and none was given"
        }
    }
}
