package import DNSSEC

/// The DNSKEY and DS records that a zone gets when a key becomes its key-signing key.
///
/// They follow from the public key and the zone's name alone, so that they can be shown before anything is sent, and
/// compared with what Route 53 says afterwards.
package struct PredictedRecords: Sendable, Hashable {
    /// The zone.
    package var owner: DomainName
    /// The key as the zone publishes it.
    package var dnskey: DNSKEY
    /// The key as the parent vouches for it, by SHA-256 as Route 53 does.
    package var ds: DelegationSigner

    /// X and Y of the public key in Base 64, as DNSKEY records and registrars have it.
    package var publicKeyText: String { Base64.encode(dnskey.publicKey) }

    /// Computes the records.
    ///
    /// - Parameters:
    ///   - der: The public key as `kms:GetPublicKey` returns it.
    ///   - zoneName: The zone's name as Route 53 returns it, with octal escapes.
    /// - Throws: `PublicKeyError` for any key but a P-256 one, `DomainNameError` for a name that is none.
    package init(publicKeyDER der: [UInt8], zoneName: String) throws {
        owner = try DomainName(route53: zoneName)
        dnskey = DNSKEY(publicKey: try P256PublicKey(subjectPublicKeyInfo: der))
        ds = try DelegationSigner(of: dnskey, owner: owner, digestType: .sha256)
    }
}
