public import AWSCore

/// Lists a zone's record sets, at most 300 a page, in the order of their names.
///
/// - Throws: `AWSError` with one of the codes `noSuchHostedZone`, `invalidInput`.
public struct ListResourceRecordSets: PaginatedOperation, Hashable {
    /// Where a page starts.
    public struct Start: Sendable, Hashable {
        /// The first name.
        public var name: String
        /// The first type of that name.
        public var type: RecordType?
        /// The first set identifier of that type.
        public var identifier: String?

        /// A start of its parts.
        public init(name: String, type: RecordType? = nil, identifier: String? = nil) {
            self.name = name
            self.type = type
            self.identifier = identifier
        }
    }

    /// A page.
    public struct Response: Sendable, Hashable {
        /// The record sets of the page.
        public var recordSets: [ResourceRecordSet]
        /// Where the next page starts; nil after the last.
        public var next: Start?

        /// A page of its parts.
        public init(recordSets: [ResourceRecordSet], next: Start? = nil) {
            self.recordSets = recordSets
            self.next = next
        }
    }

    /// The service.
    public static let service = AWSService.route53
    /// The name in AWS's documentation.
    public static let name = "ListResourceRecordSets"
    /// What to do after a lost reply.
    public static let repeatability = Repeatability.repeatable

    /// The zone.
    public var hostedZoneID: HostedZoneID
    /// Where the page starts; nil for the zone's first record set.
    public var start: Start?
    /// How many record sets a page has at most.
    public var maxItems: Int?

    /// The operation for a page.
    public init(hostedZoneID: HostedZoneID, start: Start? = nil, maxItems: Int? = nil) {
        self.hostedZoneID = hostedZoneID
        self.start = start
        self.maxItems = maxItems
    }

    /// What is sent.
    public var request: OperationRequest {
        OperationRequest(
            .get, path: "2013-04-01", "hostedzone", hostedZoneID.rawValue, "rrset",
            query: .of(
                ("name", start?.name), ("type", start?.type?.rawValue), ("identifier", start?.identifier),
                ("maxitems", maxItems.map(String.init))))
    }

    /// Reads a reply of success.
    public func response(from reply: HTTPResponse) throws -> Response {
        let root = try reply.xml(root: "ListResourceRecordSetsResponse")
        let isTruncated = try root.boolean("IsTruncated") ?? false
        let next = root.text("NextRecordName").map {
            Start(
                name: $0, type: root.text("NextRecordType").map(RecordType.init(rawValue:)),
                identifier: root.text("NextRecordIdentifier"))
        }
        try ReplyError.check(isTruncated, hasNext: next != nil)
        return Response(
            recordSets: try root.required("ResourceRecordSets").children("ResourceRecordSet")
                .map { try ResourceRecordSet($0) },
            next: isTruncated ? next : nil)
    }

    /// The next page, nil after the last.
    public func next(after response: Response) -> ListResourceRecordSets? {
        guard let next = response.next, next != start else { return nil }
        return ListResourceRecordSets(hostedZoneID: hostedZoneID, start: next, maxItems: maxItems)
    }
}
