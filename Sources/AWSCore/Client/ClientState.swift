/// What copies of a client share.
final class ClientState: Sendable {
    let quota = RetryQuota()
    let skew: ClockSkew
    let signingKeys = SigningKeys()

    init(skew: ClockSkew = ClockSkew()) {
        self.skew = skew
    }
}
