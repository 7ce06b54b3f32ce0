import AWSCore
package import KSKClient

extension SigningChanger {
    /// Waits until all of Route 53's name servers have a change.
    ///
    /// - Throws: as ``KeyCreator/waitUntilInSync(change:progress:)``.
    package func waitUntilInSync(_ change: ChangeInfo) async throws -> ChangeInfo {
        try await ChangeWaiter(client: client, clock: clock).wait(for: change.id)
        var change = change
        change.status = .insync
        return change
    }

    /// Waits until GetDNSSEC says that a zone is as a change would have it, which it can say later than INSYNC.
    ///
    /// - Returns: What it said last, also when five minutes have not sufficed; Terraform waits as long.
    package func waitUntilDone(_ change: SigningChange, in zone: HostedZone) async throws -> ZoneFacts {
        let gatherer = Gatherer(client: client)
        var facts = try await gatherer.facts(for: zone)
        var waited = Duration.zero
        while !change.isDone(in: facts), !facts.needsSomeone, waited < .seconds(300) {
            try await clock.sleep(.seconds(5))
            waited += .seconds(5)
            facts = try await gatherer.facts(for: zone)
        }
        return facts
    }
}

extension ZoneFacts {
    /// Whether signing goes no further by itself.
    fileprivate var needsSomeone: Bool { [.internalFailure, .actionNeeded].contains(signing.serveSignature) }
}
