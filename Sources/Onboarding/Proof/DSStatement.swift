package import DNSSEC
package import KSKClient
import Resolver

/// Something that must hold of a DS record before, or after, it is handed to the parent; and whether it is proved.
package struct DSStatement: Hashable, Sendable, Identifiable {
    /// What is stated.
    package enum Subject: Hashable, Sendable, CaseIterable {
        /// The record is that of the key in KMS.
        case matchesKMS
        /// Route 53 signs the zone.
        case zoneIsSigned
        /// Every name server has the key and signs the keys with it.
        case everyServerSigns
        /// Validators would accept the zone if the parent had the record now.
        case wouldValidate
        /// Every server of the parent has the record.
        case parentHasIt
    }

    /// Whether it is proved; what is not proved says why.
    package enum Status: Hashable, Sendable {
        /// It holds, and that was seen.
        case proved
        /// It does not hold yet, and nothing is wrong with that.
        case notYet(String)
        /// It does not hold.
        case refuted(String)
        /// It was not seen.
        case unknown(String)

        /// Why it is not proved; nil when it is.
        package var reason: String? {
            switch self {
            case .proved: nil
            case .notYet(let reason), .refuted(let reason), .unknown(let reason): reason
            }
        }
    }

    /// What is stated.
    package var subject: Subject
    /// Whether it is proved.
    package var status: Status

    package var id: Subject { subject }

    /// The statement, as it reads when it is proved; without a full stop.
    package var sentence: String {
        switch subject {
        case .matchesKMS: "This DS is that of the key in KMS"
        case .zoneIsSigned: "Route 53 signs the zone"
        case .everyServerSigns: "Every name server has the key and signs with it"
        case .wouldValidate: "With this DS at the parent, the zone validates"
        case .parentHasIt: "Every server of the parent has this DS"
        }
    }

    /// Makes a statement.
    package init(_ subject: Subject, _ status: Status) {
        self.subject = subject
        self.status = status
    }
}

extension DSStatement {
    /// All statements about a DS record, in the order in which they come to hold.
    ///
    /// - Parameters:
    ///   - ds: The record, computed from the public key in KMS.
    ///   - comparison: That with what Route 53 says; nil when the key could not be read.
    ///   - signing: What Route 53 says of the zone; nil when it has not answered.
    ///   - proofs: What the name servers say.
    package static func all(
        about ds: DelegationSigner?, comparison: RecordComparison?, signing: SigningStatus?, proofs: ZoneProofs
    ) -> [DSStatement] {
        [
            DSStatement(.matchesKMS, match(comparison)),
            DSStatement(.zoneIsSigned, signing.map(signed) ?? .unknown("Route 53 has not been asked")),
            DSStatement(.everyServerSigns, served(ds, proofs.proposed)),
            DSStatement(.wouldValidate, valid(proofs.proposed)),
            DSStatement(.parentHasIt, published(ds, proofs.published ?? proofs.proposed)),
        ]
    }

    private static let notAsked = Status.unknown("the name servers have not been asked")

    private static func match(_ comparison: RecordComparison?) -> Status {
        switch comparison {
        case .equal: .proved
        case .differs(let differences): .refuted(differences.joined(separator: "; "))
        case nil: .unknown("the public key could not be read from KMS")
        }
    }

    private static func signed(_ signing: SigningStatus) -> Status {
        switch signing.serveSignature {
        case .signing: .proved
        case .notSigning: .notYet("Route 53 says NOT_SIGNING")
        default: .refuted("Route 53 says \(signing.serveSignature)" + (signing.statusMessage.map { ": \($0)" } ?? ""))
        }
    }

    /// A server of a kind that this machine cannot reach says nothing; one that does not answer leaves it open.
    private static func served(_ ds: DelegationSigner?, _ proof: Proof?) -> Status {
        guard let proof, let ds else { return notAsked }
        let servers = proof.servers.filter { !$0.isBeyondReach }
        guard !servers.isEmpty else { return .unknown(proof.reason) }
        func fate(_ server: ServerFinding) -> DelegationCheck.Fate? {
            server.delegation.first { $0.signer == ds }?.fate
        }
        let wrong = servers.filter { $0.verdict != .unreachable && fate($0) != .leads }
        let silent = servers.filter { $0.verdict == .unreachable }
        if let first = wrong.first {
            guard wrong.contains(where: { fate($0) != nil }) else { return .unknown(first.reason) }
            // Before signing has been enabled, no server has keys.
            let isUnsigned = servers.allSatisfy { $0.keyTags.isEmpty }
            let text = "\(label(first)): \(first.reason)" + (wrong.count > 1 ? ", and \(wrong.count - 1) more" : "")
            return isUnsigned && silent.isEmpty ? .notYet("no name server has keys") : .refuted(text)
        }
        return silent.first.map { .unknown("\(label($0)): \($0.reason)") } ?? .proved
    }

    private static func valid(_ proof: Proof?) -> Status {
        guard let proof else { return notAsked }
        switch proof.verdict {
        case .secure: return .proved
        case .unreachable: return .unknown(proof.reason)
        case .insecure, .bogus, .mixed:
            let isUnsigned = !proof.servers.isEmpty && proof.servers.allSatisfy { $0.keyTags.isEmpty }
            return isUnsigned && proof.verdict == .bogus
                ? .notYet("the zone is not signed") : .refuted("\(proof.verdict.rawValue): \(proof.reason)")
        }
    }

    private static func published(_ ds: DelegationSigner?, _ proof: Proof?) -> Status {
        guard let proof, let ds else { return notAsked }
        let parents = proof.parents.filter { !$0.isBeyondReach }
        let answers = parents.compactMap(\.signers)
        guard !answers.isEmpty else { return .unknown(parents.first?.reason ?? proof.reason) }
        let holders = answers.count { $0.contains(ds) }
        if holders == parents.count { return .proved }
        guard holders == 0 else { return .notYet("\(holders) of \(parents.count) parent servers have it") }
        guard answers.allSatisfy(\.isEmpty) else { return .refuted("the parent has other DS records") }
        return .notYet("the parent has no DS record")
    }

    private static func label(_ server: ServerFinding) -> String {
        server.name.map { "\($0)" } ?? "\(server.address)"
    }
}
