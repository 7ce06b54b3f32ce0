import FoundationEssentials
import KSKClient

/// The key is enabled.
///
/// Source: Route 53 Developer Guide, "Working with customer managed keys for DNSSEC"; AWS KMS Developer Guide, "Key
/// states of AWS KMS keys".
enum KeyStateRule: KeyRule {
    static let id = CheckID.keyState
    static let title = "State"
    static let required = "Enabled"
    static let why =
        "Only an enabled key signs. When the key of a signed zone is disabled or deleted, the zone fails for everyone "
        + "who validates, once the last signatures expire."

    static func finding(in input: KeyRuleInput) -> RuleFinding {
        input.metadata { metadata in
            let enable = "enable the key (aws kms enable-key --region us-east-1 --key-id \(metadata.keyID.excerpt))"
            switch metadata.keyState {
            case .enabled where metadata.isEnabled: return .pass("Enabled")
            case .enabled, .disabled:
                return .fail("Disabled", fix: "\(enable.prefix(1).uppercased() + enable.dropFirst()).")
            case .pendingDeletion:
                let date = metadata.deletionDate.map { ", will be deleted on \($0.utcDay)" } ?? ""
                return .fail(
                    "PendingDeletion\(date)",
                    fix: "Cancel the deletion (aws kms cancel-key-deletion --region us-east-1 --key-id "
                        + "\(metadata.keyID.excerpt)), then \(enable).")
            case .creating, .updating:
                return .fail(metadata.keyState.rawValue, fix: "Wait a moment, then check again.")
            default:
                return .fail(metadata.keyState.rawValue.excerpt, fix: "Choose a key that is Enabled.")
            }
        }
    }
}
