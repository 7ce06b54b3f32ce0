internal import Crypto

extension DNSKEY {
    /// The digest of the owner's canonical name and the key's data; nil for a type that is not computed here.
    func digest(owner: DomainName, type: DigestType) -> [UInt8]? {
        // One buffer, filled in one pass: this is all that a DS costs besides the hash itself.
        var octets: [UInt8] = []
        octets.reserveCapacity(owner.wireFormat.count + 4 + publicKey.count)
        for octet in owner.wireFormat { octets.append(octet.asciiLowercased) }
        append(to: &octets)
        return switch type {
        case .sha1: Array(Insecure.SHA1.hash(data: octets))
        case .sha256: Array(SHA256.hash(data: octets))
        case .sha384: Array(SHA384.hash(data: octets))
        default: nil
        }
    }
}
