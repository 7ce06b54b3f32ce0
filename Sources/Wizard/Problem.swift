package import AWSCore
import Onboarding

/// Why something that was asked for did not come, in words for the operator.
package struct Problem: Error, Hashable, Sendable {
    /// One sentence: what went wrong.
    package var summary: String
    /// What else is known: AWS's message, the request id, what was tried.
    package var details: [String]
    /// Whether the reason is that there are no credentials, so that practising is worth offering.
    package var isMissingCredentials = false
    /// AWS's code, where AWS answered.
    package var code: AWSError.Code?

    /// Makes a problem of its words.
    package init(_ summary: String, details: [String] = []) {
        self.summary = summary
        self.details = details
    }

    /// Puts an error into words; `task` says what was being done, such as "listing the hosted zones".
    package init(_ error: any Error, while task: String) {
        switch error {
        case let problem as Problem:
            self = problem
        case let error as AWSError where [.expiredToken, .expiredTokenException].contains(error.code):
            self.init(
                "The session of these credentials has ended; sign in again the way you did before, then ask again.",
                details: ["\(error)"])
            code = error.code
        case let error as AWSError:
            self.init(
                "AWS refused \(task): \(error.code)",
                details: [
                    error.message, "HTTP status \(error.httpStatus), request id \(error.requestID ?? "not given")",
                ] + (RefusalExplanation(error.code).map { [$0.text] } ?? []))
            code = error.code
        case let error as CredentialsError where error.isEndOfSession:
            // A normal state: one line, and everything typed is kept.
            self.init("\(error)")
        case let error as CredentialsError:
            self.init("There are no credentials to ask AWS with.", details: Self.lines(of: error))
            isMissingCredentials = true
        default:
            self.init("\(task.prefix(1).uppercased() + task.dropFirst()) failed.", details: Self.lines(of: error))
        }
    }

    private static func lines(of error: any Error) -> [String] {
        "\(error)".split(separator: "\n").map(String.init)
    }
}
