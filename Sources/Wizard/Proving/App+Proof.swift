import DNSSEC
import KSKClient
import Onboarding

/// Asking the name servers, on the path and beside it.
extension App {
    /// An order that no answer to an earlier one is taken for; nil for a name that the DNS cannot have.
    mutating func newOrder(for zone: HostedZone, proposed: DelegationSigner? = nil) -> ProofOrder? {
        do {
            let name = try DomainName(route53: zone.name)
            orderCount += 1
            return ProofOrder(number: orderCount, zone: name, proposed: proposed)
        } catch {
            notice = "\(zone.displayName) cannot be asked for: \(error)"
            return nil
        }
    }

    /// To the last page of the path.
    mutating func enterProof() -> [Effect] {
        guard let recordPage, let order = newOrder(for: recordPage.zone, proposed: recordPage.key?.predicted?.ds) else {
            return []
        }
        step = .proof
        proofPage = ProofPage(zone: recordPage.zone, order: order, isOnPath: true, now: context.now())
        return [.prove(order)] + tick()
    }

    /// Beside the path, for any zone of the list, or in front of its record there.
    mutating func openProof(of zone: HostedZone, proposed: DelegationSigner?) -> [Effect] {
        guard !zone.isPrivate else {
            notice = "\(zone.displayName) is private: the DNS of the world does not have it."
            return []
        }
        guard let order = newOrder(for: zone, proposed: proposed) else { return [] }
        recordBehind = detour as? RecordPage
        detour = ProofPage(zone: zone, order: order, isOnPath: false, now: context.now())
        return [.prove(order)] + tick()
    }

    /// Asks anew for the page that is up.
    mutating func askServers() -> [Effect] {
        let now = context.now()
        if let page = page as? ProofPage, let order = newOrder(for: page.zone, proposed: page.order.proposed) {
            withProofPage(of: page.order) { $0.begin(order, at: now) }
            return [.prove(order)] + tick()
        }
        if step == .signing, let zone = signingPage?.zone, let order = newOrder(for: zone) {
            signingPage?.begin(order, at: now)
            return [.recheckZone(zone), .prove(order)]
        }
        return []
    }

    /// Hands what name servers say to the page that asked.
    mutating func updateProof(_ message: Message) -> [Effect] {
        switch message {
        case .proofAdvanced(let order, let basis, let part):
            withProofPage(of: order) { $0.advanced(basis, part) }
        case .proofEnded(let order, let basis, let outcome, let date):
            if signingPage?.order == order { signingPage?.ended(outcome) }
            withProofPage(of: order) { $0.ended(basis, outcome, at: date) }
            if proofPage?.order == order, let proofs = proofPage?.proofs { recordPage?.proofs = proofs }
            if let page = detour as? ProofPage, page.order == order { recordBehind?.proofs = page.proofs }
        default: break
        }
        return []
    }

    private mutating func withProofPage(of order: ProofOrder, _ change: (inout ProofPage) -> Void) {
        if proofPage?.order == order, var page = proofPage {
            change(&page)
            proofPage = page
        }
        if var page = detour as? ProofPage, page.order == order {
            change(&page)
            detour = page
        }
    }
}
