public import AWSCore

/// Lists the account's hosted zones by name, from a name on.
///
/// The order is that of the labels from the right, and the list goes on after the name: compare the names of what
/// comes.
public struct ListHostedZonesByName: PaginatedOperation, Hashable {
    /// A page.
    public struct Response: Sendable, Hashable {
        /// The zones of the page.
        public var hostedZones: [HostedZone]
        /// Whether there are more.
        public var isTruncated: Bool
        /// The name with which the next page starts.
        public var nextDNSName: String?
        /// The zone with which the next page starts.
        public var nextHostedZoneID: HostedZoneID?

        /// A page of its parts.
        public init(
            hostedZones: [HostedZone], isTruncated: Bool = false, nextDNSName: String? = nil,
            nextHostedZoneID: HostedZoneID? = nil
        ) {
            self.hostedZones = hostedZones
            self.isTruncated = isTruncated
            self.nextDNSName = nextDNSName
            self.nextHostedZoneID = nextHostedZoneID
        }
    }

    /// The service.
    public static let service = AWSService.route53
    /// The name in AWS's documentation.
    public static let name = "ListHostedZonesByName"
    /// What to do after a lost reply.
    public static let repeatability = Repeatability.repeatable

    /// The name from which on zones are listed.
    public var dnsName: String?
    /// The zone of that name with which to start.
    public var hostedZoneID: HostedZoneID?
    /// How many zones a page has at most.
    public var maxItems: Int?

    /// The operation for a page.
    public init(dnsName: String? = nil, hostedZoneID: HostedZoneID? = nil, maxItems: Int? = nil) {
        self.dnsName = dnsName
        self.hostedZoneID = hostedZoneID
        self.maxItems = maxItems
    }

    /// What is sent.
    public var request: OperationRequest {
        OperationRequest(
            .get, path: "2013-04-01", "hostedzonesbyname",
            query: .of(
                ("dnsname", dnsName), ("hostedzoneid", hostedZoneID?.rawValue),
                ("maxitems", maxItems.map(String.init))))
    }

    /// Reads a reply of success.
    public func response(from reply: HTTPResponse) throws -> Response {
        let root = try reply.xml(root: "ListHostedZonesByNameResponse")
        let response = Response(
            hostedZones: try root.required("HostedZones").children("HostedZone").map { try HostedZone($0) },
            isTruncated: try root.boolean("IsTruncated") ?? false,
            nextDNSName: root.text("NextDNSName"),
            nextHostedZoneID: try root.text("NextHostedZoneId").map { try HostedZoneID.read($0) })
        try ReplyError.check(response.isTruncated, hasNext: response.nextDNSName != nil)
        return response
    }

    /// The next page, nil after the last.
    public func next(after response: Response) -> ListHostedZonesByName? {
        guard response.isTruncated, let nextDNSName = response.nextDNSName else { return nil }
        let next = ListHostedZonesByName(
            dnsName: nextDNSName, hostedZoneID: response.nextHostedZoneID, maxItems: maxItems)
        return next == self ? nil : next
    }
}
