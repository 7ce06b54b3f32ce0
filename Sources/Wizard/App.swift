package import FoundationEssentials
package import KSKClient
import Onboarding
package import TerminalUI

/// The wizard: which page is up, what the operator has answered, what is known.
///
/// A value. What happened comes in as a ``Message``, what is wanted goes out as ``Effect``s, and the screen is a
/// function of the value and a size.
package struct App: TerminalProgram {
    /// What the wizard takes from the world without asking it.
    package struct Context: Sendable {
        package var now: @Sendable () -> Date
        /// A caller reference that no other request has.
        package var newReference: @Sendable (HostedZone) -> String
        /// Whether to open on the embedded sandbox.
        package var startsOnSandbox: Bool

        /// Makes a context of its parts.
        package init(
            now: @escaping @Sendable () -> Date, newReference: @escaping @Sendable (HostedZone) -> String,
            startsOnSandbox: Bool
        ) {
            self.now = now
            self.newReference = newReference
            self.startsOnSandbox = startsOnSandbox
        }
    }

    let context: Context
    /// Who asks; nil until that is known.
    var session: SessionSummary?
    var step = Step.zone

    var connection = ConnectionPage()
    var zonePage = ZonePage()
    var keyPage: KeyPage?
    var checklistPage: ChecklistPage?
    var parametersPage: ParametersPage?
    var reviewPage: ReviewPage?
    var creationPage: CreationPage?
    var recordPage: RecordPage?
    /// The registrar whose form was shown last, for the next record.
    var registrar: Registrar?
    /// A page beside the path, in front of the one that it was opened from.
    var detour: (any Page)?

    /// A request of an earlier run that is going to be sent again.
    var unfinished: JournalEntry?
    var dialog: Dialog?
    /// A question about credentials, in front of all else.
    var overlay: Overlay?
    var isHelpShown = false
    /// What the line above the key bar tells, until the next key.
    var notice: String?
    /// What a request waits for, and the number of that wait; told where there is no notice.
    var wait: (text: String, number: Int)?
    package var isFinished = false

    /// Makes the wizard as it is before anything has been asked.
    package init(context: Context) {
        self.context = context
    }

    package static func message(for event: InputEvent) -> Message { .event(event) }

    /// The page that is up.
    var page: any Page {
        get {
            guard session != nil else { return connection }
            if let detour { return detour }
            let page: (any Page)? =
                switch step {
                case .zone: zonePage
                case .key: keyPage
                case .checklist: checklistPage
                case .parameters: parametersPage
                case .review: reviewPage
                case .create: creationPage
                case .record: recordPage
                }
            return page ?? zonePage
        }
        set {
            // A record's page is also opened beside the path.
            if session != nil, detour != nil {
                detour = newValue
                return
            }
            switch newValue {
            case let page as ConnectionPage: connection = page
            case let page as ZonePage: zonePage = page
            case let page as KeyPage: keyPage = page
            case let page as ChecklistPage: checklistPage = page
            case let page as ParametersPage: parametersPage = page
            case let page as ReviewPage: reviewPage = page
            case let page as CreationPage: creationPage = page
            case let page as RecordPage: recordPage = page
            default: detour = newValue
            }
        }
    }
}
