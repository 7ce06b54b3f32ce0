extension DNSKEY {
    /// A number that tells keys apart most of the time; different keys can share it.
    ///
    /// Source: RFC 4034 appendix B.
    public var keyTag: UInt16 {
        guard algorithm != .rsaMD5 else { return rsaMD5KeyTag }
        // 65,535 octets of data sum up to less than 2^31.
        var sum = UInt32(flags) + UInt32(protocolNumber) << 8 + UInt32(algorithm.rawValue)
        // The key starts at the even offset 4.
        publicKey.withUnsafeBufferPointer { key in
            for index in key.indices {
                sum &+= index & 1 == 0 ? UInt32(key[index]) << 8 : UInt32(key[index])
            }
        }
        return UInt16(truncatingIfNeeded: sum &+ sum >> 16)
    }

    /// The two octets before the last of the modulus, which ends the key (RFC 4034 appendix B.1).
    private var rsaMD5KeyTag: UInt16 {
        guard publicKey.count >= 3 else { return 0 }
        return UInt16(publicKey[publicKey.count - 3]) << 8 | UInt16(publicKey[publicKey.count - 2])
    }
}
