/// What a client has to know about one of AWS's services.
public struct AWSService: Sendable, Hashable {
    /// How requests and replies are written.
    public enum WireProtocol: Sendable, Hashable {
        /// Paths and XML bodies; the namespace stands on the root element.
        case restXML(namespace: String)
        /// JSON 1.1; the header `X-Amz-Target` holds the prefix and the operation's name.
        case json(targetPrefix: String)
        /// Paths and JSON bodies.
        case restJSON
        /// A form in, XML out; the version is a field of the form.
        case query(version: String)
    }

    /// Where a service of a partition is.
    public enum Location: Sendable, Hashable {
        /// One endpoint without a region for the whole partition, signed for the partition's first region.
        case global
        /// An endpoint in each region, of which only that of the partition's first region is used.
        case firstRegion
        /// An endpoint in each region; the configured one is used.
        case regional
    }

    /// The name for people, such as `Route 53`.
    public var name: String
    /// The first part of the endpoint's name, such as `route53`.
    public var endpointPrefix: String
    /// The service in a signature's scope.
    public var signingName: String
    /// How requests and replies are written.
    public var wireProtocol: WireProtocol
    /// What ends the variable of an endpoint override, such as `ROUTE_53` for `AWS_ENDPOINT_URL_ROUTE_53`.
    public var variableSuffix: String
    /// Where the service is.
    public var location: Location
    /// The partitions, by id, whose usual endpoints are FIPS-validated and have no name of their own for it.
    public var partitionsWithoutFIPSName: Set<String>
    /// What follows the region in the usual endpoints of partitions, by id, where the region comes first.
    public var namesAfterRegion: [String: String]

    /// A service of its facts.
    public init(
        name: String, endpointPrefix: String, signingName: String, wireProtocol: WireProtocol, variableSuffix: String,
        location: Location, partitionsWithoutFIPSName: Set<String> = [], namesAfterRegion: [String: String] = [:]
    ) {
        self.name = name
        self.endpointPrefix = endpointPrefix
        self.signingName = signingName
        self.wireProtocol = wireProtocol
        self.variableSuffix = variableSuffix
        self.location = location
        self.partitionsWithoutFIPSName = partitionsWithoutFIPSName
        self.namesAfterRegion = namesAfterRegion
    }
}
