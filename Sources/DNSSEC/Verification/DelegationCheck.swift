/// Whether the DS records of a parent lead to the keys of a zone.
public struct DelegationCheck: Hashable, Sendable {
    /// What becomes of each DS record, in their order.
    public var findings: [Finding]
    /// What validators make of the zone.
    public var outcome: Outcome
    /// The signatures over the keys.
    public var signatures: SignatureCheck

    /// What validators make of a zone.
    public enum Outcome: Hashable, Sendable {
        /// They accept what is signed, and only that.
        case secure
        /// They accept everything, as if there were no DS record.
        case insecure(String)
        /// They accept nothing.
        case bogus(String)
    }

    /// A DS record and what becomes of it.
    public struct Finding: Hashable, Sendable {
        /// The record.
        public var signer: DelegationSigner
        /// What becomes of it.
        public var fate: Fate

        /// Says what becomes of a record.
        public init(signer: DelegationSigner, fate: Fate) {
            self.signer = signer
            self.fate = fate
        }
    }

    /// What becomes of a DS record.
    public enum Fate: Hashable, Sendable {
        /// It leads to a key that signs the keys.
        case leads
        /// It stands for a key that does not sign the keys; what is wrong with its signature, when there is one.
        case keyDoesNotSign(SignatureFailure?)
        /// It stands for a key without the zone key bit, or with another protocol than 3.
        case notAZoneKey
        /// A key has its tag and algorithm; its digest is of something else.
        case wrongDigest
        /// The zone has no such key.
        case noKey
        /// Its algorithm is not known here.
        case unknownAlgorithm
        /// Its digest type is not known here.
        case unknownDigest
        /// It has SHA-1, and there is a record with a better digest.
        case ignored
    }

    /// Checks the DS records, those at the parent or proposed ones, against the keys that a server gives.
    ///
    /// - Parameters:
    ///   - keys: The DNSKEY set of the zone; nil when the server gave none.
    ///   - now: Seconds since 1970-01-01 UTC, modulo 2^32.
    ///
    /// Source: RFC 4035 section 5.2, RFC 4509 section 3, RFC 6840 section 5.2.
    public init(signers: [DelegationSigner], keys: RRset?, zone: DomainName, at now: UInt32) {
        let keySet = keys ?? RRset(owner: zone, type: .dnskey, ttlSeconds: 0, data: [])
        signatures = SignatureCheck(of: keySet, keys: keySet.keys, zone: zone, at: now)
        let hasBetter = signers.contains { $0.isUsable && $0.digestType != .sha1 }
        let check = signatures
        findings = signers.map { signer in
            let fate = Self.fate(of: signer, hasBetter: hasBetter, keys: keySet.keys, signatures: check, zone: zone)
            return Finding(signer: signer, fate: fate)
        }
        outcome = .secure
        outcome = judge(keys: keySet.keys)
    }

    private static func fate(
        of signer: DelegationSigner, hasBetter: Bool, keys: [DNSKEY], signatures: SignatureCheck, zone: DomainName
    ) -> Fate {
        guard signer.algorithm.isVerified else { return .unknownAlgorithm }
        guard signer.digestType.digestLength != nil else { return .unknownDigest }
        guard signer.digestType != .sha1 || !hasBetter else { return .ignored }
        let matching = keys.filter { signer.matches($0, owner: zone) }
        guard !matching.isEmpty else {
            let hasNamesake = keys.contains { $0.keyTag == signer.keyTag && $0.algorithm == signer.algorithm }
            return hasNamesake ? .wrongDigest : .noKey
        }
        guard matching.contains(where: { $0.isZoneKey && $0.protocolNumber == 3 }) else { return .notAZoneKey }
        if signatures.valid.contains(where: { matching.contains($0.key) }) { return .leads }
        return .keyDoesNotSign(signatures.invalid.first { $0.signature.keyTag == signer.keyTag }?.failure)
    }

    private func judge(keys: [DNSKEY]) -> Outcome {
        if findings.contains(where: { $0.fate == .leads }) { return .secure }
        guard !findings.isEmpty else { return .insecure("the parent has no DS record") }
        let reasons = findings.map(\.sentence).joined(separator: "; ")
        guard findings.contains(where: { $0.signer.isUsable }) else {
            return .insecure("no DS record that can be checked: \(reasons)")
        }
        guard !keys.isEmpty else { return .bogus("there are DS records, and the server has no DNSKEY record") }
        return .bogus(reasons)
    }
}

extension DelegationSigner {
    /// Whether validators can use the record: algorithm and digest type are known.
    public var isUsable: Bool { algorithm.isVerified && digestType.digestLength != nil }
}

extension DelegationCheck.Finding {
    /// What becomes of the record, in words.
    public var sentence: String {
        let name = "DS \(signer.keyTag) \(signer.algorithm.rawValue) \(signer.digestType.rawValue)"
        return switch fate {
        case .leads: "\(name) leads to a key that signs the zone's keys"
        case .keyDoesNotSign(let failure):
            "\(name) stands for a key that does not sign the zone's keys"
                + (failure.map { ": \($0)" } ?? "")
        case .notAZoneKey: "\(name) stands for a key that is no zone key"
        case .wrongDigest: "\(name) has the tag of a key, and the digest of another key or name"
        case .noKey: "\(name) stands for no key of the zone"
        case .unknownAlgorithm:
            signer.algorithm == .ed448
                ? "\(name) has algorithm 16 (ED448), which ksk and some validators do not check"
                : "\(name) has an algorithm that validators do not know: it protects nothing"
        case .unknownDigest: "\(name) has a digest type that validators do not know: it protects nothing"
        case .ignored: "\(name) is ignored, since there is a better digest than SHA-1"
        }
    }
}
