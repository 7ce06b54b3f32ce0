import AWSCore
import FoundationEssentials
package import KSKClient

extension KeyMetadata {
    /// What keeps Route 53 from signing with the key, one short phrase each; the policy is not looked at.
    package var obstacles: [String] {
        [managerObstacle, regionObstacle, specObstacle, usageObstacle, stateObstacle].compactMap(\.self)
    }

    private var managerObstacle: String? {
        guard let keyManager, keyManager != .customer else { return nil }
        return keyManager == .aws ? "AWS managed" : "managed by \(keyManager.rawValue.excerpt)"
    }

    private var regionObstacle: String? {
        guard let arn = KMSKeyARN(arn), arn.region != .usEast1 else { return nil }
        return "in \(arn.region)"
    }

    private var specObstacle: String? {
        guard let keySpec, keySpec != .eccNISTP256 else { return nil }
        return "\(keySpec.rawValue.excerpt), not ECC_NIST_P256"
    }

    private var usageObstacle: String? {
        keyUsage == .signVerify ? nil : "\(keyUsage.rawValue.excerpt), not SIGN_VERIFY"
    }

    private var stateObstacle: String? {
        switch keyState {
        case .enabled: isEnabled ? nil : "disabled"
        case .disabled: "disabled"
        case .pendingDeletion: "pending deletion" + (deletionDate.map { " until \($0.utcDay)" } ?? "")
        default: "in state \(keyState.rawValue.excerpt)"
        }
    }
}
