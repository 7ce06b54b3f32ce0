package import AWSCore
package import KSKClient

/// Asks AWS what the product needs to know. It changes nothing there.
package struct Gatherer: Sendable {
    /// How many keys are asked for at the same time.
    static let parallelQuestions = 8

    let client: AWSClient

    /// Makes a gatherer that asks through a client.
    package init(client: AWSClient) {
        self.client = client
    }

    /// Who asks.
    package func identity() async throws -> CallerIdentity {
        try await client.send(GetCallerIdentity())
    }

    /// All hosted zones of the account, as Route 53 orders them.
    package func zones() async throws -> [HostedZone] {
        var zones: [HostedZone] = []
        for try await page in client.pages(ListHostedZones()) { zones += page.hostedZones }
        return zones
    }

    /// Whether a zone is signed, and with which keys.
    package func facts(for zone: HostedZone) async throws -> ZoneFacts {
        do {
            let reply = try await client.send(GetDNSSEC(hostedZoneID: zone.id))
            return ZoneFacts(zone: zone, signing: reply.status, keySigningKeys: reply.keySigningKeys)
        } catch let error as AWSError where error.code == .dnssecNotFound {
            // Said of zones that have never been signed, by some accounts of it.
            return ZoneFacts(zone: zone, signing: SigningStatus(serveSignature: .notSigning))
        }
    }
}
