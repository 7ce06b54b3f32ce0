import AWSCore
package import KSKClient

extension Gatherer {
    /// Asks all there is to know of a key for a zone. What KMS refuses to say is a finding, not an error.
    ///
    /// - Throws: `CancellationError` only.
    package func facts(
        for key: KMSKeyIdentifier, zone: ZoneFacts, identity: CallerIdentity
    ) async throws -> KeyFacts {
        async let metadata = Finding.asking { try await client.send(DescribeKey(keyID: key)) }
        async let publicKey = Finding.asking { try await client.send(GetPublicKey(keyID: key)) }
        async let signDryRun = maySign(key)
        let (described, read) = (try await metadata, try await publicKey)
        let arn = KMSKeyARN(key.rawValue) ?? (described.value?.arn ?? read.value?.keyARN).flatMap { KMSKeyARN($0) }
        return KeyFacts(
            identifier: key, metadata: described, policy: try await policy(of: key, arn, identity),
            publicKey: read.map(\.publicKey), signDryRun: try await signDryRun, zone: zone, account: identity.account)
    }

    /// A key's policy is shown to its own account only, and not for an alias.
    private func policy(
        of key: KMSKeyIdentifier, _ arn: KMSKeyARN?, _ identity: CallerIdentity
    ) async throws -> Finding<String> {
        if let arn, arn.account.rawValue != identity.account {
            return .unknown(
                "the key belongs to account \(arn.account), and KMS shows a key policy only to the key's own account")
        }
        let isAlias = key.rawValue.hasPrefix("alias/") || key.rawValue.contains(":alias/")
        guard arn != nil || !isAlias else {
            return .unknown("which key \(key.rawValue.excerpt) stands for is not known, so its policy cannot be read")
        }
        let id = arn.map { KMSKeyIdentifier($0) } ?? key
        return try await .asking { try await client.send(GetKeyPolicy(keyID: id)).policy }
    }

    /// Tries a signature without making one: KMS answers DryRunOperationException when it would have.
    ///
    /// Source: AWS KMS Developer Guide, "Testing your permissions".
    private func maySign(_ key: KMSKeyIdentifier) async throws -> Finding<Bool> {
        let sign = Sign(
            keyID: key, message: Array("ksk asks whether it may sign".utf8), messageType: .raw,
            signingAlgorithm: "ECDSA_SHA_256", dryRun: true)
        let finding = try await Finding.asking { try await client.send(sign) }
        switch finding {
        case .found: return .found(true)
        case .refused(.dryRunOperationException, _): return .found(true)
        case .refused(let code, let sentence): return .refused(code, sentence)
        case .unknown(let sentence): return .unknown(sentence)
        }
    }
}

extension Finding {
    fileprivate func map<Other>(_ transform: (Value) -> Other) -> Finding<Other> {
        switch self {
        case .found(let value): .found(transform(value))
        case .refused(let code, let sentence): .refused(code, sentence)
        case .unknown(let sentence): .unknown(sentence)
        }
    }
}
