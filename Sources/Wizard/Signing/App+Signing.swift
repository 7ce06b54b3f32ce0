import KSKClient
import Onboarding

/// Signing the zone, between its key and its DS record.
extension App {
    /// To the page that signs, with the key that was made or found.
    mutating func enterSigning(with key: KeySigningKey) -> [Effect] {
        guard let zone = chosenZone, let session, let order = newOrder(for: zone) else { return [] }
        step = .signing
        signingPage = SigningPage(
            zone: zone, keySigningKey: key, endpoint: session.route53Endpoint, order: order, now: context.now())
        return [.recheckZone(zone), .prove(order)]
    }

    /// Takes up a key that the zone has already, wherever it was left.
    mutating func goOn(with key: KeySigningKey, of facts: ZoneFacts) -> [Effect] {
        keyPage = KeyPage(zone: facts)
        let identifier = KMSKeyIdentifier(rawValue: key.kmsARN)
        checklistPage = ChecklistPage(zone: facts, key: identifier)
        return enterSigning(with: key) + [.gatherKeyFacts(identifier, facts), .listKeys]
    }

    mutating func beginSigning() -> [Effect] {
        guard let zone = signingPage?.zone else { return [] }
        let now = context.now()
        signingPage?.send(at: now)
        return [.stopProving, .enableSigning(zone)] + tick()
    }

    mutating func skipSigning() -> [Effect] {
        signingPage?.isSkipped = true
        return enterRecord()
    }

    /// Hands an answer about signing to its page.
    mutating func updateSigning(_ message: Message) -> [Effect] {
        switch message {
        case .signingAdvanced(let id, let step, let date) where signingPage?.zone.id == id:
            signingPage?.advanced(step, at: date)
        case .signingSettled(let id, let result, let date) where signingPage?.zone.id == id:
            signingPage?.settled(result, at: date)
        default: return updateProof(message)
        }
        return []
    }

    /// The zone as the pages have learned it last.
    var newestFacts: ZoneFacts? {
        recordPage?.facts ?? signingPage.flatMap { try? $0.facts?.get() } ?? checklistPage?.zone
    }
}
