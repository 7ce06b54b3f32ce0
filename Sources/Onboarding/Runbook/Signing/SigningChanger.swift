package import AWSCore
package import KSKClient

/// Makes a change to a zone's signing once, whatever becomes of the answers.
///
/// After a lost answer the zone is looked at first: when it is as wanted, nothing is sent again. A change that Route 53
/// refused because another was under way is asked for again a few times. Nothing is written to the journal: the zone
/// itself says what became of the request, and to send it twice changes nothing more.
package struct SigningChanger: Sendable {
    /// What came of it.
    package enum Outcome: Hashable, Sendable {
        /// Route 53 took the change.
        case changed(ChangeInfo)
        /// The answer was lost, and the zone is as wanted.
        case foundDone
    }

    private static let maximumSends = 4

    let client: AWSClient
    let clock: WallClock

    /// Makes a changer.
    package init(client: AWSClient, clock: WallClock) {
        self.client = client
        self.clock = clock
    }

    /// Makes the change.
    ///
    /// - Parameter progress: Is told what is being done.
    /// - Throws: `AWSError` as AWS said it, and the client's other errors.
    package func make(
        _ change: SigningChange, of zone: HostedZone, progress: @Sendable (SigningStep) -> Void = { _ in }
    ) async throws -> Outcome {
        for attempt in 1... {
            let reason: String
            do {
                progress(.requestSent(change))
                let info = try await send(change, zone: zone.id)
                progress(.changed(info))
                return .changed(info)
            } catch let error where AWSClient.isOutcomeOpen(after: error) && !(error is CancellationError) {
                progress(.lookingAfterLostReply)
                let facts = try await Gatherer(client: client).facts(for: zone)
                if change.isDone(in: facts) { return .foundDone }
                guard attempt < Self.maximumSends else { throw error }
                reason = "the zone has not changed"
            } catch let error as AWSError where error.code == .concurrentModification && attempt < Self.maximumSends {
                // Refused, so surely not done.
                reason = "another change is under way"
            }
            let pause = Duration.seconds(1 << (attempt - 1))
            progress(.retrying(reason: reason, after: pause))
            try await clock.sleep(pause)
        }
        throw CancellationError()
    }

    private func send(_ change: SigningChange, zone: HostedZoneID) async throws -> ChangeInfo {
        switch change {
        case .activate(let name):
            try await client.send(ActivateKeySigningKey(hostedZoneID: zone, keyName: name))
        case .deactivate(let name):
            try await client.send(DeactivateKeySigningKey(hostedZoneID: zone, keyName: name))
        case .delete(let name):
            try await client.send(DeleteKeySigningKey(hostedZoneID: zone, keyName: name))
        case .enable:
            try await client.send(EnableHostedZoneDNSSEC(hostedZoneID: zone))
        case .disable:
            try await client.send(DisableHostedZoneDNSSEC(hostedZoneID: zone))
        }
    }
}
