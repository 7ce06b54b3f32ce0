/// The steps of onboarding a zone, in the order in which they are taken.
package enum Step: Int, CaseIterable, Comparable, Sendable {
    case zone
    case key
    case checklist
    case parameters
    case review
    case create
    case record

    var title: String {
        switch self {
        case .zone: "Zone"
        case .key: "Key"
        case .checklist: "Checklist"
        case .parameters: "Parameters"
        case .review: "Review"
        case .create: "Create"
        case .record: "DS record"
        }
    }

    var next: Step? { Step(rawValue: rawValue + 1) }

    var previous: Step? { Step(rawValue: rawValue - 1) }

    package static func < (lhs: Step, rhs: Step) -> Bool { lhs.rawValue < rhs.rawValue }
}
