/// Whether something in a policy holds for a request.
enum Outcome: Hashable, Sendable {
    case yes
    /// It does not; the reason is a phrase.
    case no(String)
    /// It cannot be told; the reason is a phrase.
    case unknown(String)

    /// The opposite, with the reason for when it does not hold.
    func negated(_ reason: String) -> Outcome {
        switch self {
        case .yes: .no(reason)
        case .no: .yes
        case .unknown: self
        }
    }

    var isNo: Bool { if case .no = self { true } else { false } }

    /// The reason, empty for what holds.
    var phrase: String {
        switch self {
        case .yes: ""
        case .no(let reason), .unknown(let reason): reason
        }
    }

    /// Holds when one of them holds; else unknown when one is unknown.
    static func any(_ outcomes: [Outcome], else reason: String) -> Outcome {
        if outcomes.contains(.yes) { return .yes }
        return outcomes.first { if case .unknown = $0 { true } else { false } } ?? .no(reason)
    }

    /// Holds when all of them hold; does not when one does not.
    static func all(_ outcomes: [Outcome]) -> Outcome {
        outcomes.first(where: \.isNo) ?? outcomes.first { $0 != .yes } ?? .yes
    }
}
