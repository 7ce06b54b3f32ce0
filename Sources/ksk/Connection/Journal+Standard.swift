import AWSCore
import Onboarding

extension Journal {
    /// The journal of whoever runs the program.
    ///
    /// - Throws: ``CommandFailure`` when there is no home for it: nothing is sent that was not written down before.
    static func standard() throws -> Journal {
        guard let directory = standardDirectory(in: .current) else {
            throw CommandFailure(
                status: .usage, message: "there is no place for the journal: set HOME or XDG_STATE_HOME to a directory")
        }
        return Journal(directory: directory, clock: .system)
    }
}
