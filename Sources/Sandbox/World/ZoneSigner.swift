import Crypto
import DNSSEC
import FoundationEssentials

/// The keys of a zone, which sign what it answers while it answers.
struct ZoneSigner: Sendable {
    /// Sign the keys.
    private var keySigningKeys: [Key] = []
    /// Signs everything else; of a zone above the hosted ones, the same key.
    private var zoneSigningKey: Key?

    /// How long signatures are valid, and how long before now they begin: clocks may be off.
    private static let (validSeconds, earlySeconds) = (14 * 86_400.0, 3600.0)
    static let ttlSeconds: UInt32 = 3600

    private struct Key: Sendable {
        var scalar: [UInt8]
        var dnskey: DNSKEY

        init?(scalar: [UInt8], flags: UInt16) {
            guard let key = try? P256.Signing.PrivateKey(rawRepresentation: scalar) else { return nil }
            self.scalar = scalar
            dnskey = DNSKEY(
                flags: flags, algorithm: .ecdsaP256SHA256, publicKey: Array(key.publicKey.rawRepresentation))
        }

        func signature(over octets: [UInt8]) -> [UInt8] {
            // The scalar is one, or there would be no such key.
            (try? P256.Signing.PrivateKey(rawRepresentation: scalar).signature(for: octets).rawRepresentation)
                .map { [UInt8]($0) } ?? []
        }
    }

    /// The signer of the root or of a top-level domain, the same in every sandbox.
    init(above name: DomainName) {
        let key = Key(
            scalar: SeedNames.octets("dns key \(name.route53Description)", count: 32), flags: DNSKEY.keySigningKeyFlags)
        keySigningKeys = [key].compactMap(\.self)
        zoneSigningKey = key
    }

    /// The signer of a hosted zone; nil when it is not being signed.
    ///
    /// Keys whose KMS keys are gone cannot sign: the zone turns bogus, as it would.
    init?(of zone: HostedZoneRecord, in account: AccountState) {
        guard [.signing, .actionNeeded].contains(zone.serveSignature) else { return nil }
        for key in zone.keySigningKeys where [.active, .actionNeeded].contains(key.status) {
            let scalar = account.key(arn: key.keyARN)?.scalar
            keySigningKeys += [scalar.flatMap { Key(scalar: $0, flags: DNSKEY.keySigningKeyFlags) }].compactMap(\.self)
        }
        zoneSigningKey = Key(scalar: SeedNames.octets("dns zone key \(zone.id)", count: 32), flags: 256)
    }

    /// The DNSKEY records of the zone.
    var keys: [DNSKEY] {
        let zoneKey = zoneSigningKey.map { [$0.dnskey] } ?? []
        return keySigningKeys.map(\.dnskey) + zoneKey.filter { !keySigningKeys.map(\.dnskey).contains($0) }
    }

    /// Signs a record set of the zone.
    func signatures(over set: RRset, zone: DomainName, at now: Date) -> [RRSIG] {
        let signers = set.type == .dnskey ? keySigningKeys : [zoneSigningKey].compactMap(\.self)
        return signers.compactMap { key in
            var signature = RRSIG(
                typeCovered: set.type, algorithm: key.dnskey.algorithm,
                labels: UInt8(set.owner.labelCount - (set.owner.isWildcard ? 1 : 0)), originalTTL: set.ttlSeconds,
                expiration: Self.time(now.addingTimeInterval(Self.validSeconds)),
                inception: Self.time(now.addingTimeInterval(-Self.earlySeconds)), keyTag: key.dnskey.keyTag,
                signer: zone, signature: [])
            guard let octets = set.signedOctets(by: signature) else { return nil }
            signature.signature = key.signature(over: octets)
            return signature
        }
    }

    /// Seconds modulo 2^32, as RFC 4034 section 3.1.5 has them.
    private static func time(_ date: Date) -> UInt32 {
        UInt32(truncatingIfNeeded: Int64(min(max(date.timeIntervalSince1970, 0), 253_402_300_799)))
    }
}
