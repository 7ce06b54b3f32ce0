/// Who is asking AWS, from where: what the header shows.
package struct SessionSummary: Hashable, Sendable {
    /// The account's twelve digits.
    package var account: String
    /// The identity's whole ARN.
    package var identityARN: String
    /// The last part of the identity's ARN.
    package var identityName: String
    /// The region in force.
    package var region: String
    /// Where Route 53 is reached, such as `https://route53.amazonaws.com`.
    package var route53Endpoint: String
    /// Whether the services are the embedded sandbox's.
    package var isSandbox: Bool

    /// Makes a summary of its parts.
    package init(
        account: String, identityARN: String, identityName: String, region: String, route53Endpoint: String,
        isSandbox: Bool
    ) {
        self.account = account
        self.identityARN = identityARN
        self.identityName = identityName
        self.region = region
        self.route53Endpoint = route53Endpoint
        self.isSandbox = isSandbox
    }
}
