import KSKClient

/// A page beside the path: it is left for the page that it was opened from.
enum Detour: Hashable, Sendable {
    /// What an item of the checklist or a refusal means, by its id.
    case explanation(String)
    /// What would mend the key.
    case repair
    /// A policy given by hand.
    case policy
    /// A new key for the zone.
    case newKey
    /// The DS records of the keys that a zone has.
    case record(HostedZone)
}

/// What a page wants to be asked before it is done.
enum Question: Hashable, Sendable {
    case repair
    case newKey
}
