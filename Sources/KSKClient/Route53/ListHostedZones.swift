public import AWSCore

/// Lists the account's hosted zones, at most 100 a page.
public struct ListHostedZones: PaginatedOperation, Hashable {
    /// A page.
    public struct Response: Sendable, Hashable {
        /// The zones of the page.
        public var hostedZones: [HostedZone]
        /// Whether there are more.
        public var isTruncated: Bool
        /// Where the next page starts.
        public var nextMarker: String?

        /// A page of its parts.
        public init(hostedZones: [HostedZone], isTruncated: Bool = false, nextMarker: String? = nil) {
            self.hostedZones = hostedZones
            self.isTruncated = isTruncated
            self.nextMarker = nextMarker
        }
    }

    /// The service.
    public static let service = AWSService.route53
    /// The name in AWS's documentation.
    public static let name = "ListHostedZones"
    /// What to do after a lost reply.
    public static let repeatability = Repeatability.repeatable

    /// Where the page starts; nil for the first.
    public var marker: String?
    /// How many zones a page has at most.
    public var maxItems: Int?

    /// The operation for a page.
    public init(marker: String? = nil, maxItems: Int? = nil) {
        self.marker = marker
        self.maxItems = maxItems
    }

    /// What is sent.
    public var request: OperationRequest {
        OperationRequest(
            .get, path: "2013-04-01", "hostedzone",
            query: .of(("marker", marker), ("maxitems", maxItems.map(String.init))))
    }

    /// Reads a reply of success.
    public func response(from reply: HTTPResponse) throws -> Response {
        let root = try reply.xml(root: "ListHostedZonesResponse")
        let response = Response(
            hostedZones: try root.required("HostedZones").children("HostedZone").map { try HostedZone($0) },
            isTruncated: try root.boolean("IsTruncated") ?? false,
            nextMarker: root.text("NextMarker"))
        try ReplyError.check(response.isTruncated, hasNext: response.nextMarker != nil)
        return response
    }

    /// The next page, nil after the last.
    public func next(after response: Response) -> ListHostedZones? {
        // The same marker again would ask for the same page for ever.
        guard response.isTruncated, let nextMarker = response.nextMarker, nextMarker != marker else { return nil }
        return ListHostedZones(marker: nextMarker, maxItems: maxItems)
    }
}
