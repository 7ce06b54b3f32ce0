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
        var dnskey: DNSKEY
        /// Nil when the private half is gone.
        var scalar: [UInt8]?
        /// How long signatures are valid.
        var validSeconds = ZoneSigner.validSeconds
        /// For how long the key has not been able to sign: what it serves was signed before.
        var unusableSeconds = 0.0

        init?(scalar: [UInt8], flags: UInt16) {
            guard let key = try? P256.Signing.PrivateKey(rawRepresentation: scalar) else { return nil }
            self.scalar = scalar
            dnskey = DNSKEY(
                flags: flags, algorithm: .ecdsaP256SHA256, publicKey: Array(key.publicKey.rawRepresentation))
        }

        /// The key of a key-signing key, whose KMS key signs.
        init(_ record: KeySigningKeyRecord, in world: WorldView) {
            dnskey = DNSKEY(
                flags: DNSKEY.keySigningKeyFlags, algorithm: .ecdsaP256SHA256, publicKey: record.publicKey)
            scalar = world.account.key(arn: record.keyARN)?.privateKey
            validSeconds = world.keySignatureSeconds
            unusableSeconds = record.unusableSince.map { max(0, world.accountTime.timeIntervalSince($0)) } ?? 0
        }

        func signature(over octets: [UInt8]) -> [UInt8]? {
            guard let scalar, let key = try? P256.Signing.PrivateKey(rawRepresentation: scalar) else { return nil }
            return (try? key.signature(for: octets)).map { [UInt8]($0.rawRepresentation) }
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
    /// A KMS key that Route 53 cannot use signs no more. The signatures over the zone's keys that were made before it run
    /// out, and the zone turns bogus, all at once: everything else is signed by a key that is not in KMS.
    init?(of zone: HostedZoneRecord, in world: WorldView) {
        guard [.signing, .actionNeeded].contains(zone.serveSignature) else { return nil }
        keySigningKeys = zone.keySigningKeys.filter { [.active, .actionNeeded].contains($0.status) }
            .map { Key($0, in: world) }
        zoneSigningKey = Key(scalar: SeedNames.octets("dns zone key \(zone.id)", count: 32), flags: 256)
    }

    /// The DNSKEY records of the zone.
    var keys: [DNSKEY] {
        let zoneKey = zoneSigningKey.map { [$0.dnskey] } ?? []
        return keySigningKeys.map(\.dnskey) + zoneKey.filter { !keySigningKeys.map(\.dnskey).contains($0) }
    }

    /// Signs a record set of the zone.
    ///
    /// - Parameter now: The world's time: validators have no other.
    func signatures(over set: RRset, zone: DomainName, at now: Date) -> [RRSIG] {
        let signers = set.type == .dnskey ? keySigningKeys : [zoneSigningKey].compactMap(\.self)
        return signers.compactMap { key in
            let signed = now.addingTimeInterval(-key.unusableSeconds)
            var signature = RRSIG(
                typeCovered: set.type, algorithm: key.dnskey.algorithm,
                labels: UInt8(set.owner.labelCount - (set.owner.isWildcard ? 1 : 0)), originalTTL: set.ttlSeconds,
                expiration: Self.time(signed.addingTimeInterval(key.validSeconds)),
                inception: Self.time(signed.addingTimeInterval(-Self.earlySeconds)), keyTag: key.dnskey.keyTag,
                signer: zone, signature: [])
            guard let octets = set.signedOctets(by: signature), let made = key.signature(over: octets) else {
                return nil
            }
            signature.signature = made
            return signature
        }
    }

    /// Seconds modulo 2^32, as RFC 4034 section 3.1.5 has them.
    private static func time(_ date: Date) -> UInt32 {
        UInt32(truncatingIfNeeded: Int64(min(max(date.timeIntervalSince1970, 0), 253_402_300_799)))
    }
}
