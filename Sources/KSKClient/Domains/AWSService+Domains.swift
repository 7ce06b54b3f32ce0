public import AWSCore

extension AWSService {
    /// Route 53 Domains, the registrar: only in the partition's first region.
    public static let route53Domains = AWSService(
        name: "Route 53 Domains", endpointPrefix: "route53domains", signingName: "route53domains",
        wireProtocol: .json(targetPrefix: "Route53Domains_v20140515"), variableSuffix: "ROUTE_53_DOMAINS",
        location: .firstRegion)
}
