package import AWSCore
package import KSKClient

/// Makes the changes that mend a key: its state first, since a key that is about to be deleted takes no policy.
package struct KeyMender: Sendable {
    let client: AWSClient
    let journal: Journal
    let clock: WallClock

    /// Makes a mender.
    package init(client: AWSClient, journal: Journal, clock: WallClock) {
        self.client = client
        self.journal = journal
        self.clock = clock
    }

    /// Applies a repair, and returns when KMS shows it.
    ///
    /// - Throws: ``MendingError``, ``JournalError`` when the old policy cannot be kept, and the client's errors.
    package func apply(
        _ repair: KeyRepair, as identity: CallerIdentity,
        progress: @escaping @Sendable (MendingStep) -> Void = { _ in }
    ) async throws {
        if let obstacle = repair.obstacle { throw MendingError.notApplicable(obstacle) }
        guard let arn = repair.keyARN, !repair.isEmpty else {
            throw MendingError.notApplicable("There is nothing to change.")
        }
        let change = KMSChange(clock: clock, progress: progress)
        let policy = try? repair.policy.get()
        // Before anything is changed, so that a key is not half mended for want of looking.
        if let policy { try await check(policy, of: arn, as: identity) }
        if let state = repair.state { try await apply(state, to: KMSKeyIdentifier(arn), change) }
        if let policy { try await put(policy, on: arn, change) }
        progress(.inForce)
    }

    // MARK: The state

    private func apply(_ repair: StateRepair, to key: KMSKeyIdentifier, _ change: KMSChange) async throws {
        if repair == .cancelDeletion {
            try await change.send("CancelKeyDeletion") {
                _ = try await client.send(CancelKeyDeletion(keyID: key))
            } look: {
                try await client.send(DescribeKey(keyID: key)).keyState == .pendingDeletion ? nil : ()
            }
            // KMS refuses to enable a key while it still takes it for one that will be deleted.
            try await change.wait(for: "the deletion is not cancelled") {
                try await client.send(DescribeKey(keyID: key)).keyState != .pendingDeletion
            }
        }
        try await change.send("EnableKey") {
            try await client.send(EnableKey(keyID: key))
        } look: {
            try await client.send(DescribeKey(keyID: key)).keyState == .enabled ? () : nil
        }
        try await change.wait(for: "the key is not enabled") {
            try await client.send(DescribeKey(keyID: key)).keyState == .enabled
        }
    }

    // MARK: The policy

    private func check(_ repair: PolicyRepair, of arn: KMSKeyARN, as identity: CallerIdentity) async throws {
        if let refusal = repair.lockout(of: identity, keyARN: arn) { throw MendingError.refused(refusal) }
        guard try await currentPolicy(of: arn) == repair.old else { throw MendingError.changedMeanwhile }
    }

    private func put(_ repair: PolicyRepair, on arn: KMSKeyARN, _ change: KMSChange) async throws {
        change.progress(.keptOldPolicy(path: try journal.keep(policy: repair.old, of: arn)))
        try await change.send("PutKeyPolicy") {
            try await client.send(PutKeyPolicy(keyID: KMSKeyIdentifier(arn), policy: repair.new))
        } look: {
            let current = try await currentPolicy(of: arn)
            if Self.says(current, repair.new) { return () }
            // Somebody else's change must not be overwritten by sending ours again.
            guard Self.says(current, repair.old) else { throw MendingError.changedMeanwhile }
            return nil
        }
        // Three times in a row: KMS answers from several places, which do not change at the same moment.
        try await change.wait(for: "it still shows the old policy", times: 3) {
            Self.says(try await currentPolicy(of: arn), repair.new)
        }
    }

    private func currentPolicy(of arn: KMSKeyARN) async throws -> String {
        try await client.send(GetKeyPolicy(keyID: KMSKeyIdentifier(arn))).policy
    }

    /// KMS lays policies out anew, so that what they say is compared, not their octets.
    private static func says(_ text: String, _ other: String) -> Bool {
        guard let one = try? KeyPolicyDocument(json: text), let two = try? KeyPolicyDocument(json: other) else {
            return text == other
        }
        return one == two
    }
}
