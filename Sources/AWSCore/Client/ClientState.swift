/// What copies of a client share.
final class ClientState: Sendable {
    let quota = RetryQuota()
    let skew: ClockSkew

    init(skew: ClockSkew = ClockSkew()) {
        self.skew = skew
    }
}
