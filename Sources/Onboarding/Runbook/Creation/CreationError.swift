package import KSKClient

/// Why there is no key-signing key, or why nobody knows; errors of AWS itself are thrown as they are.
package enum CreationError: Error, Sendable, Hashable {
    /// The zone has the name already, with another key.
    case nameTaken(KeySigningKey, zoneName: String)
    /// The zone uses the key already, under another name.
    case keyTaken(KeySigningKey, zoneName: String)
    /// The very key-signing key is there already, and was not made by this request.
    case alreadyThere(KeySigningKey, wanted: KeySigningKeyStatus, zoneName: String)
    /// Route 53 says that it exists, and does not list it.
    case notListed(name: KeySigningKeyName, zoneName: String)
    /// It was made, and somebody has deleted it since.
    case goneSince(name: KeySigningKeyName, zoneName: String)
    /// The answer was lost, and Route 53 cannot be asked what happened; the journal keeps the request.
    case outcomeUnknown(entry: JournalEntry.ID, reason: String)
    /// Route 53 has not finished in half an hour.
    case notInSync(ChangeID)
}

extension CreationError: CustomStringConvertible {
    /// What is the matter, and what to do.
    package var description: String {
        switch self {
        case .nameTaken(let key, let zone):
            "\(zone) has a key-signing key \(key.name) already, with another KMS key (\(key.kmsARN)); "
                + "choose another name"
        case .keyTaken(let key, let zone):
            "\(zone) uses this KMS key already, as \(key.name); choose another key, or go on with \(key.name)"
        case .alreadyThere(let key, let wanted, let zone):
            "\(zone) has the key-signing key \(key.name) with this KMS key already, and it is "
                + "\(key.status?.rawValue ?? "in an unknown state"), not \(wanted); "
                + "go on with it, and change its status instead of making it"
        case .notListed(let name, let zone):
            "Route 53 says that \(zone) has this name or this KMS key already, and lists neither; "
                + "ask again in a minute, and if it stays so, choose another name than \(name)"
        case .goneSince(let name, let zone):
            "\(zone) got the key-signing key \(name), and has it no longer: somebody has deleted it since; "
                + "nothing is left to be done about this request"
        case .outcomeUnknown(let entry, let reason):
            "whether the key-signing key was made is not known: \(reason); the journal keeps the request (\(entry)), "
                + "and the next start of ksk asks Route 53 and goes on from there"
        case .notInSync(let change):
            "the change \(change) has not reached all of Route 53's name servers in 30 minutes; "
                + "the key-signing key is made, so only ask for the change again later"
        }
    }
}
