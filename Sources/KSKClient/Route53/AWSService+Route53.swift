public import AWSCore

extension AWSService {
    /// Amazon Route 53: hosted zones and their key-signing keys.
    public static let route53 = AWSService(
        name: "Route 53", endpointPrefix: "route53", signingName: "route53",
        wireProtocol: .restXML(namespace: "https://route53.amazonaws.com/doc/2013-04-01/"),
        variableSuffix: "ROUTE_53", location: .global, partitionsWithoutFIPSName: ["aws-us-gov"])
}

extension RequestBudget {
    /// Four requests a second: Route 53 takes five from an account, and others of it ask too.
    ///
    /// Source: Route 53 Developer Guide, "Maximums on API requests".
    public static func route53() -> RequestBudget {
        RequestBudget(service: .route53, perSecond: 4, limit: 5)
    }
}
