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
    /// The profile takes its credentials from something that this version does not read yet.
    case unsupported(profile: String, what: String)
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
        case .unsupported(let profile, let what):
            "the profile \(profile) uses \(what), which this version does not read yet; "
                + "set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, for example with "
                + "`eval \"$(aws configure export-credentials --profile \(profile) --format env)\"`"
        }
    }
}
