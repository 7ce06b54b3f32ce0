/// The steps of onboarding a zone, in the order in which they are taken.
package enum Step: Int, CaseIterable, Comparable, Sendable {
    case zone
    case key
    case checklist
    case parameters
    case review
    case create
    case signing
    case record
    case proof

    var title: String {
        switch self {
        case .zone: "Zone"
        case .key: "Key"
        case .checklist: "Checklist"
        case .parameters: "Parameters"
        case .review: "Review"
        case .create: "Create"
        case .signing: "Signing"
        case .record: "DS record"
        case .proof: "Proof"
        }
    }

    /// The title where all steps have to stand in 80 columns.
    var shortTitle: String {
        switch self {
        case .checklist: "Check"
        case .parameters: "Params"
        case .signing: "Sign"
        case .record: "DS"
        default: title
        }
    }

    var next: Step? { Step(rawValue: rawValue + 1) }

    var previous: Step? { Step(rawValue: rawValue - 1) }

    package static func < (lhs: Step, rhs: Step) -> Bool { lhs.rawValue < rhs.rawValue }
}
