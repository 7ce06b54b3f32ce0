/// Why a signature is refused; each service has its own code and status for it.
enum SignatureProblem: Error, Sendable, Hashable {
    /// There is no signature.
    case missing
    /// Something that a signature needs is not there or has not its form.
    case incomplete(String)
    /// Nobody has this access key, or a session token came that nobody was given.
    case unknownKey
    /// The session that the access key is of has ended.
    case expired
    /// Made too long ago, too far in the future, or for something else; or simply wrong.
    case wrong(String)

    static let mismatch =
        "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access"
        + " Key and signing method. Consult the service documentation for details."
}
