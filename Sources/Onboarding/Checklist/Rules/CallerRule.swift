import AWSCore

/// What the rules about the caller share: they report what really happened when the caller tried.
protocol CallerRule: KeyRule {
    /// The action: `kms:Sign`.
    static var action: String { get }
    /// What came of trying; nil when it was done.
    static func obstacle(in facts: KeyFacts) -> (code: AWSError.Code?, sentence: String)?
}

extension CallerRule {
    static var required: String { "you may \(action)" }
    static var why: String {
        "Route 53 uses the key in your name while it makes the key-signing key: InvalidKMSArn also comes when you may "
            + "not DescribeKey, GetPublicKey and Sign. Many administrator roles lack Sign."
    }

    static func finding(in input: KeyRuleInput) -> RuleFinding {
        guard let (code, sentence) = obstacle(in: input.facts) else { return .pass("tried: allowed") }
        switch code {
        case .accessDeniedException?, .accessDenied?:
            return .fail(
                sentence, fix: "Have \(action) on this key allowed to you, by your IAM policies or the key policy.")
        case nil:
            return .undecided("tried, without an answer: \(sentence)")
        default:
            return .undecided("cannot be told, because KMS refuses for another reason: \(sentence)")
        }
    }

    static func obstacle<Value>(_ finding: Finding<Value>) -> (code: AWSError.Code?, sentence: String)? {
        switch finding {
        case .found: nil
        case .refused(let code, let sentence): (code, sentence)
        case .unknown(let sentence): (nil, sentence)
        }
    }
}

/// The caller may describe the key.
enum CallerDescribeKeyRule: CallerRule {
    static let id = CheckID.callerDescribeKey
    static let title = "You: DescribeKey"
    static let action = "kms:DescribeKey"

    static func obstacle(in facts: KeyFacts) -> (code: AWSError.Code?, sentence: String)? {
        obstacle(facts.metadata)
    }
}

/// The caller may read the public key.
enum CallerGetPublicKeyRule: CallerRule {
    static let id = CheckID.callerGetPublicKey
    static let title = "You: GetPublicKey"
    static let action = "kms:GetPublicKey"

    static func obstacle(in facts: KeyFacts) -> (code: AWSError.Code?, sentence: String)? {
        obstacle(facts.publicKey)
    }
}

/// The caller may sign; tried with a dry run, which signs nothing.
enum CallerSignRule: CallerRule {
    static let id = CheckID.callerSign
    static let title = "You: Sign"
    static let action = "kms:Sign"

    static func obstacle(in facts: KeyFacts) -> (code: AWSError.Code?, sentence: String)? {
        obstacle(facts.signDryRun)
    }
}
