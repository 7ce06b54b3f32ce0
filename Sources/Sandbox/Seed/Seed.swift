/// What the account holds at the beginning.
package enum Seed: Sendable, Hashable {
    /// Zones and keys for everything that the wizard can meet.
    case demo
    /// Nothing.
    case empty
    /// The keys of the demonstration and so many zones.
    case fleet(Int)

    /// The most zones of a fleet.
    package static let maximumFleet = 10_000

    /// Reads `demo`, `empty` or `fleet:N`, N from 1 to 10,000.
    package init?(_ text: String) {
        switch text {
        case "demo": self = .demo
        case "empty": self = .empty
        default:
            let prefix = "fleet:"
            guard text.hasPrefix(prefix), let count = Int(text.dropFirst(prefix.count)),
                (1...Self.maximumFleet).contains(count), text == "\(prefix)\(count)"
            else { return nil }
            self = .fleet(count)
        }
    }
}
