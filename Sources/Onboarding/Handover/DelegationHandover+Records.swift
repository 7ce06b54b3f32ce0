internal import DNSSEC

extension DelegationHandover {
    func text(_ form: HandoverFormat.RecordForm) -> String {
        switch form {
        case .route53: signer.description
        case .zoneFile: signer.record(owner: owner, ttlSeconds: Self.usualTTL)
        case .dsfromkey: "\(owner) IN DS \(lowercaseData)"
        case .dig: "\(owner) \(Self.usualTTL) IN DS \(digData)"
        case .lowercase: lowercaseData
        case .fields: Self.table(Self.signerFields.map { ($0.usualLabel, value(of: $0)) })
        case .dnskey: "\(key)\n\(key.record(owner: owner, ttlSeconds: Self.usualTTL))"
        case .keyFields: Self.table(Self.keyFields.map { ($0.usualLabel, value(of: $0)) })
        case .sha384: longSigner.record(owner: owner, ttlSeconds: Self.usualTTL)
        case .trustAnchors: trustAnchors
        }
    }

    /// The TTL of lines of zone files; whoever runs the parent sets it.
    static let usualTTL: UInt32 = 3600
    /// The TTL in a parent that Route 53 serves: short, so that a mistake is soon forgotten.
    static let route53TTL: UInt32 = 300

    private static let signerFields: [HandoverField] = [.keyTag, .algorithm, .digestType, .digest]
    private static let keyFields: [HandoverField] = [.flags, .protocolNumber, .algorithm, .publicKey]

    private var numbers: String { "\(signer.keyTag) \(signer.algorithm.rawValue) \(signer.digestType.rawValue)" }
    private var lowercaseData: String { "\(numbers) \(Hexadecimal.encode(signer.digest, .lower))" }

    /// dig breaks long digests after 56 digits.
    private var digData: String { "\(numbers) \(signer.digestHex.prefix(56)) \(signer.digestHex.dropFirst(56))" }

    private var trustAnchors: String {
        """
        # BIND
        trust-anchors {
            \(Quoting.bind(owner.description)) static-ds \(numbers) "\(signer.digestHex)";
        };
        # unbound
        server:
            trust-anchor: \(Quoting.unbound("\(owner) IN DS \(signer)"))
        """
    }

    /// Two columns.
    static func table(_ rows: [(String, String)]) -> String {
        let width = rows.map(\.0.count).max() ?? 0
        return rows.map { label, value in
            label + String(repeating: " ", count: width - label.count) + "  " + value
        }.joined(separator: "\n")
    }
}
