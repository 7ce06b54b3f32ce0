import DNSSEC

/// Whether Route 53 can sign with a key of KMS.
///
/// Source: Route 53 Developer Guide, "Working with customer managed keys for DNSSEC" and "Key policies required for
/// DNSSEC signing".
enum KeyFitness {
    /// As whom Route 53 comes to KMS.
    static let principal = "dnssec-route53.amazonaws.com"
    /// What both Route 53 and the caller must be allowed to do.
    static let actions = ["kms:DescribeKey", "kms:GetPublicKey", "kms:Sign"]

    /// The public key's X and Y.
    ///
    /// - Throws: `InvalidKMSArn` for everything that can be wrong.
    static func publicKey(
        of arn: String, zone: HostedZoneRecord, in context: CallContext, on account: AccountState
    ) throws(ServiceError) -> [UInt8] {
        guard let key = account.key(arn: arn), key.region == SandboxAccount.region,
            key.spec == .eccNISTP256, key.usage == "SIGN_VERIFY", !key.isAWSManaged,
            context.settings.multiRegionKeys == .taken || !key.isMultiRegion,
            isUsable(key, by: zone), isOpen(key, to: context.identity),
            let der = key.publicKeyDER, let publicKey = try? P256PublicKey(subjectPublicKeyInfo: der)
        else { throw .invalidKMSArn(arn) }
        return publicKey.rawRepresentation
    }

    /// Whether Route 53 can go on using a key for a zone, whoever asks.
    static func isUsable(_ key: KMSKeyRecord, by zone: HostedZoneRecord) -> Bool {
        key.state == .enabled && isOpen(key, toRoute53For: zone)
    }

    private static func isOpen(_ key: KMSKeyRecord, toRoute53For zone: HostedZoneRecord) -> Bool {
        guard let policy = try? KeyPolicy(key.policy) else { return false }
        return actions.allSatisfy { action in
            let request = PolicyRequest(
                principal: .service(principal), action: action, resource: key.arn,
                context: [
                    "aws:sourceaccount": zone.owner, "aws:sourcearn": zone.arn,
                    "aws:principalisawsservice": "true", "aws:principalservicename": principal,
                ])
            return policy.answer(to: request) == .allows
        }
    }

    private static func isOpen(_ key: KMSKeyRecord, to identity: SandboxIdentity) -> Bool {
        actions.allSatisfy { Access.refusal(of: $0, on: key, by: identity) == nil }
    }
}
