package import KSKClient
package import Onboarding

/// What is known of an order for a key that an earlier run left.
package struct LeftOrder: Sendable {
    /// The zone that the key is for.
    package var zone: ZoneFacts
    /// The key; nil when there is none with the order's tag.
    package var key: KMSKeyARN?

    /// Makes knowledge of its parts.
    package init(zone: ZoneFacts, key: KMSKeyARN?) {
        self.zone = zone
        self.key = key
    }
}

/// Orders for keys that were under way when an earlier run was cut off.
extension App {
    mutating func offer(_ orders: [KeyOrder]) {
        // What was ordered with another account, or on the sandbox, is not for here.
        let order = orders.first { $0.account == session?.account && $0.isSandbox == session?.isSandbox }
        guard let order else { return }
        dialog = .leftOrder(order, age: Self.age(from: order.orderedAt, to: context.now()))
    }

    /// Goes on with an order when it is known whether it made a key.
    mutating func lookedUp(_ order: KeyOrder, _ result: Result<LeftOrder, Problem>) -> [Effect] {
        switch result {
        case .failure(let problem):
            notice = ([problem.summary] + problem.details).joined(separator: " ")
            return []
        case .success(let left):
            // Whoever has gone on meanwhile is not torn away.
            guard step == .zone, detour == nil, dialog == nil else {
                notice = "ksk has looked for the key that was ordered earlier; the next start offers it again."
                return []
            }
            guard left.key != nil else {
                dialog = .absentOrder(order, left.zone)
                return []
            }
            let effects = review(order, for: left.zone)
            return effects + beginNewKey()
        }
    }

    /// To the page of the order, over the zone's keys.
    mutating func review(_ order: KeyOrder, for zone: ZoneFacts) -> [Effect] {
        step = .key
        keyPage = KeyPage(zone: zone)
        detour = NewKeyPage(zone: zone, order: order)
        return [.listKeys]
    }
}

extension Dialog {
    static func leftOrder(_ order: KeyOrder, age: String) -> Dialog {
        Dialog(
            subject: .leftOrder(order), title: "A key was being made",
            text:
                "\(age) ago ksk ordered a KMS key for \(order.zoneDisplayName), \(order.alias), and what became of it was "
                + "not written down. Look for it among the account's keys? Nothing is made by looking.",
            choices: [Choice(key: "a", label: "Look for it"), Choice(key: "l", label: "Later")], escape: 1)
    }

    static func absentOrder(_ order: KeyOrder, _ zone: ZoneFacts) -> Dialog {
        Dialog(
            subject: .absentOrder(order, zone), title: "There is no such key",
            text:
                "No key of this account has the tag of the order: CreateKey did not arrive, or was refused, or the key was "
                + "made a moment ago and is not listed yet. The order can be looked at and carried out; ksk looks for the "
                + "key once more before it makes one.",
            choices: [
                Choice(key: "m", label: "Look at the order"), Choice(key: "l", label: "Later"),
                Choice(key: "f", label: "Forget it"),
            ],
            escape: 1)
    }
}
