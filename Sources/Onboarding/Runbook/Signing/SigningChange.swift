package import KSKClient

/// A change to how a zone is signed, other than a new key.
package enum SigningChange: Hashable, Sendable {
    /// Lets a key-signing key sign.
    case activate(KeySigningKeyName)
    /// Lets it sign no longer.
    case deactivate(KeySigningKeyName)
    /// Removes it.
    case delete(KeySigningKeyName)
    /// Starts signing the zone.
    case enable
    /// Stops signing the zone.
    case disable

    /// Whether the zone can fail to validate afterwards, when a DS record still points at it.
    package var canTakeTheZoneDown: Bool {
        switch self {
        case .deactivate, .delete, .disable: true
        case .activate, .enable: false
        }
    }

    /// Whether a zone is by now as the change would have it.
    func isDone(in facts: ZoneFacts) -> Bool {
        func status(_ name: KeySigningKeyName) -> KeySigningKeyStatus? {
            facts.keySigningKeys.first { $0.name == name }?.status
        }
        return switch self {
        case .activate(let name): status(name) == .active
        case .deactivate(let name): status(name) == .inactive
        case .delete(let name): [nil, .deleting].contains(status(name))
        case .enable: facts.signing.serveSignature == .signing
        case .disable: [.notSigning, .deleting].contains(facts.signing.serveSignature)
        }
    }

    /// The name of the operation, as AWS has it.
    package var operationName: String {
        switch self {
        case .activate: ActivateKeySigningKey.name
        case .deactivate: DeactivateKeySigningKey.name
        case .delete: DeleteKeySigningKey.name
        case .enable: EnableHostedZoneDNSSEC.name
        case .disable: DisableHostedZoneDNSSEC.name
        }
    }
}
