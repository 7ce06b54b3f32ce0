package import DNSSEC

/// What an operator hands to whoever runs the parent zone, in the form that they take it.
///
/// Every form is made of the same octets: the public key that was compared with the one in KMS.
package struct DelegationHandover: Sendable, Hashable {
    /// The zone.
    package let owner: DomainName
    /// Its key.
    package let key: DNSKEY
    /// The record of the key with SHA-256.
    package let signer: DelegationSigner
    /// The record of the key with SHA-384.
    package let longSigner: DelegationSigner

    /// Takes the records of a proven key.
    package init(_ records: PredictedRecords) throws(DelegationSignerError) {
        owner = records.owner
        key = records.dnskey
        signer = try DelegationSigner(of: key, owner: owner, digestType: .sha256)
        longSigner = try DelegationSigner(of: key, owner: owner, digestType: .sha384)
    }

    /// The public key in Base 64.
    var publicKey: String { Base64.encode(key.publicKey) }

    /// The zone's name without the last dot, as forms and APIs want it.
    var nameWithoutDot: String { owner.isRoot ? "." : String(owner.description.dropLast()) }

    /// The text in a form.
    package func text(_ format: HandoverFormat) -> String {
        switch format {
        case .record(let form): text(form)
        case .snippet(let snippet): text(snippet)
        case .registrar(let registrar): text(registrar)
        }
    }
}
