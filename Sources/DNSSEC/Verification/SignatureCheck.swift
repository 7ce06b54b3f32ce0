/// What the signatures of a record set are worth, under the keys of a zone.
public struct SignatureCheck: Hashable, Sendable {
    /// The signatures that vouch for the set, each with the key that made it.
    public var valid: [Valid] = []
    /// Those that do not.
    public var invalid: [Invalid] = []

    /// The type of the records.
    public var type: RecordType

    /// A signature and the key that made it.
    public struct Valid: Hashable, Sendable {
        /// The signature.
        public var signature: RRSIG
        /// The key.
        public var key: DNSKEY
    }

    /// A signature and what is wrong with it.
    public struct Invalid: Hashable, Sendable {
        /// The signature.
        public var signature: RRSIG
        /// What is wrong.
        public var failure: SignatureFailure
    }

    /// More checks than this are not made for one set: key tags can be made to collide (CVE-2023-50387).
    public static let mostChecks = 16

    /// Checks each signature against each key that it can be of.
    ///
    /// - Parameter now: Seconds since 1970-01-01 UTC, modulo 2^32.
    public init(of set: RRset, keys: [DNSKEY], zone: DomainName, at now: UInt32) {
        var checks = 0
        for signature in set.signatures where signature.typeCovered == set.type {
            do throws(SignatureFailure) {
                let key = try Self.key(of: signature, over: set, among: keys, zone: zone, at: now, checks: &checks)
                valid.append(Valid(signature: signature, key: key))
            } catch {
                invalid.append(Invalid(signature: signature, failure: error))
            }
        }
        type = set.type
    }

    /// Whether the set is as the zone signed it.
    public var isValid: Bool { !valid.isEmpty }

    /// The failure that says most; nil when there is a valid signature.
    public var failure: SignatureFailure? {
        guard !isValid else { return nil }
        return invalid.map(\.failure).min { $0.rank < $1.rank } ?? .missing(type)
    }

    /// Source: RFC 4035 section 5.3.1.
    private static func key(
        of signature: RRSIG, over set: RRset, among keys: [DNSKEY], zone: DomainName, at now: UInt32,
        checks: inout Int
    ) throws(SignatureFailure) -> DNSKEY {
        guard signature.signer == zone, set.owner.isSubdomain(of: zone) else {
            throw .wrongSigner(signature.signer)
        }
        guard signature.algorithm.isVerified else { throw .unsupportedAlgorithm(signature.algorithm) }
        guard let octets = set.signedOctets(by: signature) else { throw .tooManyLabels }
        // Fewer labels than the zone's name has would make it a wildcard of a zone above (CVE-2026-44690).
        guard signature.labels >= zone.labelCount else { throw .tooFewLabels }
        let candidates = keys.filter {
            $0.isZoneKey && $0.protocolNumber == 3 && $0.algorithm == signature.algorithm
                && $0.keyTag == signature.keyTag
        }
        guard !candidates.isEmpty else { throw .noKey(tag: signature.keyTag) }
        try signature.checkValidityPeriod(at: now)
        for key in candidates {
            guard checks < mostChecks else { throw .tooMany }
            checks += 1
            if key.verifies(signature.signature, over: octets) { return key }
        }
        throw .mismatch(tag: signature.keyTag)
    }
}

extension SignatureFailure {
    /// Where a failure stands when only one can be told: the nearer to a valid signature, the earlier.
    fileprivate var rank: Int {
        switch self {
        case .expired, .notYetValid: 0
        case .mismatch: 1
        case .noKey: 2
        case .tooManyLabels, .tooFewLabels, .tooMany: 3
        case .wrongSigner, .unsupportedAlgorithm: 4
        case .missing: 5
        }
    }
}
