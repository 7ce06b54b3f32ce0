import AWSCore
package import KSKClient

/// What brings a key back into use that is disabled or about to be deleted.
package enum StateRepair: Hashable, Sendable {
    /// EnableKey.
    case enable
    /// CancelKeyDeletion, after which the key is disabled, and then EnableKey.
    case cancelDeletion

    /// What helps a key; nil when nothing does, or nothing is the matter.
    package init?(_ metadata: KeyMetadata) {
        switch metadata.keyState {
        case .disabled: self = .enable
        case .enabled where !metadata.isEnabled: self = .enable
        case .pendingDeletion: self = .cancelDeletion
        default: return nil
        }
    }

    /// The operations, in their order.
    package var operations: [String] {
        switch self {
        case .enable: ["EnableKey"]
        case .cancelDeletion: ["CancelKeyDeletion", "EnableKey"]
        }
    }

    /// What it does, for the operator.
    package var sentence: String {
        switch self {
        case .enable: "the key is enabled; whoever its policy lets in can use it again"
        case .cancelDeletion:
            "the deletion is cancelled, which leaves the key disabled, and then the key is enabled; "
                + "it is billed again from now on"
        }
    }
}

/// All that ksk can do so that a key passes: its state, its policy.
package struct KeyRepair: Sendable, Hashable {
    /// The key's ARN; nil when it is not known, and nothing can be done.
    package var keyARN: KMSKeyARN?
    /// What brings the key back into use; nil when its state is right.
    package var state: StateRepair?
    /// The change to the policy, or why there is none.
    package var policy: Result<PolicyRepair, RepairRefusal>
    /// Why it cannot be applied from here, but only handed to someone else; nil when it can.
    package var obstacle: String?

    /// Whether there is anything to apply.
    package var isEmpty: Bool { state == nil && (try? policy.get()) == nil }

    /// Proposes what mends a key.
    package init(_ facts: KeyFacts) {
        keyARN = facts.resolvedARN
        state = facts.metadata.value.flatMap(StateRepair.init)
        policy = Result { () throws(RepairRefusal) in try policyRepair(for: facts) }
        obstacle = Self.obstacle(facts)
    }

    private static func obstacle(_ facts: KeyFacts) -> String? {
        if let arn = facts.resolvedARN, arn.account.rawValue != facts.account {
            return "The key belongs to account \(arn.account); only an identity of that account can change it. "
                + "Copy the policy, or write it to a file, for them."
        }
        if facts.isPolicyGiven {
            return "This policy was given by hand and is not the one that KMS shows, so ksk does not send it."
        }
        return facts.resolvedARN == nil ? "Which key it is is not known." : nil
    }
}
