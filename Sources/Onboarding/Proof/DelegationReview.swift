import AWSCore
import DNSSEC
import KSKClient
package import Resolver

/// What the parent and the name servers say of a zone that is about to be signed, and what that means.
///
/// What could not be learned is undecided: it keeps nobody from signing.
package struct DelegationReview: Hashable, Sendable {
    /// What was looked at.
    package enum Subject: String, Hashable, Sendable, CaseIterable {
        case key = "Key"
        case parent = "Parent"
        case delegation = "Delegation"
        case dsAtParent = "DS at parent"
        case nameServers = "Name servers"
    }

    /// What was found about one subject.
    package struct Item: Hashable, Sendable, Identifiable {
        /// What was looked at.
        package var subject: Subject
        /// Whether it speaks for signing.
        package var status: CheckStatus
        /// What was found, a phrase.
        package var found: String
        /// What to do about it, in sentences.
        package var advice: String?
        /// How long caches keep the answer that it is about, in seconds.
        package var cachedSeconds: UInt32?

        package var id: Subject { subject }
    }

    /// What was found, in the order of the subjects.
    package let items: [Item]

    /// The worst that was found.
    package var status: CheckStatus {
        let order: [CheckStatus] = [.fail, .undecided, .warn]
        return order.first { status in items.contains { $0.status == status } } ?? .pass
    }

    /// Reviews a zone.
    ///
    /// - Parameters:
    ///   - zone: The zone and its key-signing keys, as Route 53 says; nil when it did not say.
    ///   - outcome: The proof of what is published, or why there is none.
    package init(_ zone: ZoneFacts?, _ outcome: Result<Proof, WalkFailure>) {
        var items = [Self.key(zone)]
        switch outcome {
        case .success(let proof):
            items += [
                Self.parent(proof), Self.delegation(proof), Self.dsAtParent(proof, zone), Self.nameServers(proof),
            ]
        case .failure(.notDelegated(_, let parent)):
            items.append(
                Item(
                    subject: .delegation, status: .warn, found: "\(parent) does not delegate the zone",
                    advice: "Route 53 may refuse to sign it, and nobody finds it. Delegate it first."))
        case .failure(let failure):
            items += [Subject.parent, .delegation, .dsAtParent, .nameServers].map {
                Item(subject: $0, status: .undecided, found: $0 == .parent ? failure.reason : "not known")
            }
        }
        self.items = items
    }

    // MARK: Subjects

    private static func key(_ zone: ZoneFacts?) -> Item {
        guard let zone else { return Item(subject: .key, status: .undecided, found: "Route 53 did not say") }
        if let active = zone.keySigningKeys.first(where: { $0.status == .active }) {
            return Item(subject: .key, status: .pass, found: "\(active.name) is ACTIVE")
        }
        let name = zone.keySigningKeys.first?.name.rawValue ?? "NAME"
        return Item(
            subject: .key, status: .fail, found: "no key-signing key is ACTIVE",
            advice:
                "Route 53 would refuse. ksk activate \(zone.zone.displayName) \(name) makes it sign; then r asks again."
        )
    }

    private static func parent(_ proof: Proof) -> Item {
        let name = proof.chain.last.map { "\($0.zone)" } ?? "the parent"
        switch proof.chain.last?.trust {
        case .secure:
            return Item(subject: .parent, status: .pass, found: "\(name) is signed, proved from the root")
        case .insecure(let reason):
            return Item(
                subject: .parent, status: .warn, found: "\(name) is not signed: \(reason)",
                advice: "Signing is possible, but a DS record there would protect nothing.")
        case .bogus(let reason):
            return Item(
                subject: .parent, status: .fail, found: "\(name) is bogus: \(reason)",
                advice: "Validators refuse the parent and all below it; only whoever runs it can mend that.")
        case .given, nil:
            return Item(subject: .parent, status: .undecided, found: proof.reason)
        }
    }

    private static func delegation(_ proof: Proof) -> Item {
        let agreement = DelegationAgreement(parents: proof.parents, servers: proof.servers)
        if let common = agreement.common {
            return Item(
                subject: .delegation, status: .pass,
                found: "\(common.count) name servers, the same at the parent and in the zone")
        }
        guard !agreement.differences.isEmpty else {
            return Item(subject: .delegation, status: .undecided, found: "the name servers did not all say")
        }
        return Item(
            subject: .delegation, status: .fail, found: agreement.differences.joined(separator: "; "),
            advice: RefusalExplanation(.hostedZonePartiallyDelegated).map { "Route 53 may refuse. \($0.nextStep)" })
    }

    private static func dsAtParent(_ proof: Proof, _ zone: ZoneFacts?) -> Item {
        let answers = proof.parents.compactMap(\.signers)
        guard !answers.isEmpty else {
            return Item(subject: .dsAtParent, status: .undecided, found: "no server of the parent answered")
        }
        let signers = Set(answers.joined()).sorted { $0.description < $1.description }
        guard !signers.isEmpty else {
            return Item(subject: .dsAtParent, status: .pass, found: "none, as it has to be before signing")
        }
        let ttl = proof.parents.compactMap(\.ttlSeconds).max()
        let own = Set(
            (zone?.keySigningKeys ?? []).compactMap { $0.dsRecord }.compactMap { try? DelegationSigner(parsing: $0) })
        let found = signers.map { "DS \($0.keyTag)" }.joined(separator: ", ")
        guard own.isDisjoint(with: signers) else {
            return Item(
                subject: .dsAtParent, status: .warn,
                found: "\(found), of a key-signing key of this zone, is there already",
                advice: "Without signatures the zone is \(state(proof)). Signing it now is what mends that.")
        }
        return Item(
            subject: .dsAtParent, status: .fail, found: "\(found), of no key-signing key of this zone",
            advice:
                "The zone is \(state(proof)), and signing does not mend that. Remove the record at the registrar first.",
            cachedSeconds: ttl)
    }

    /// What validators make of the zone already.
    private static func state(_ proof: Proof) -> String {
        switch proof.verdict {
        case .bogus: "bogus already: whoever validates cannot reach it"
        case .mixed: "bogus already for some of those who validate"
        case .unreachable: "bogus for whoever validates, unless its servers sign after all"
        case .secure: "secure all the same"
        case .insecure: "not protected"
        }
    }

    private static func nameServers(_ proof: Proof) -> Item {
        let asked = proof.servers.filter { !$0.isBeyondReach }
        let silent = asked.filter { $0.verdict == .unreachable }
        guard let first = silent.first else {
            let count = asked.count
            return count == 0
                ? Item(subject: .nameServers, status: .undecided, found: "no address of a name server is known")
                : Item(subject: .nameServers, status: .pass, found: "all \(count) addresses answer for the zone")
        }
        return Item(
            subject: .nameServers, status: silent.count == asked.count ? .undecided : .warn,
            found: "\(silent.count) of \(asked.count) addresses do not: \(first.address): \(first.reason)")
    }
}
