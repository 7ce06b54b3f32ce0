/// What a statement is about.
package enum ActionClause: Hashable, Sendable {
    /// The actions that match one of the patterns.
    case action([String])
    /// All actions but those.
    case notAction([String])

    /// The patterns that the statement lists.
    package var patterns: [String] {
        switch self {
        case .action(let patterns), .notAction(let patterns): patterns
        }
    }

    init(_ elements: inout PolicyElements) throws(KeyPolicyError) {
        switch (try elements.takeTexts("Action"), try elements.takeTexts("NotAction")) {
        case (let patterns?, nil): self = .action(patterns)
        case (nil, let patterns?): self = .notAction(patterns)
        case (nil, nil): throw elements.malformed("has no Action\(elements.hint(for: "Action"))")
        case (.some, .some): throw elements.malformed("has both Action and NotAction; one is allowed")
        }
    }

    /// Whether an action is among those meant; actions have no case.
    package func includes(_ action: String) -> Bool {
        let characters = Array(action.lowercased().unicodeScalars)
        let listed = patterns.contains { WildcardPattern($0.lowercased()).matches(characters[...]) }
        switch self {
        case .action: return listed
        case .notAction: return !listed
        }
    }
}

/// Which keys a statement is about.
package enum ResourceClause: Hashable, Sendable {
    /// Those whose ARN matches one of the patterns.
    case resource([String])
    /// All but those.
    case notResource([String])

    init?(_ elements: inout PolicyElements) throws(KeyPolicyError) {
        switch (try elements.takeTexts("Resource"), try elements.takeTexts("NotResource")) {
        case (let patterns?, nil): self = .resource(patterns)
        case (nil, let patterns?): self = .notResource(patterns)
        case (nil, nil): return nil
        case (.some, .some): throw elements.malformed("has both Resource and NotResource; one is allowed")
        }
    }
}
