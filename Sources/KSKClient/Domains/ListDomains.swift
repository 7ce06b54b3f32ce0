public import AWSCore
public import FoundationEssentials

/// Lists the domains that are registered through the account.
///
/// - Throws: `AWSError` with one of the codes `invalidInput`, `accessDeniedException`.
public struct ListDomains: PaginatedOperation, Hashable {
    /// A domain of the list.
    public struct Domain: Sendable, Hashable {
        /// Its name, without a last dot.
        public var name: String
        /// Whether its registration renews itself.
        public var renewsItself: Bool?
        /// When its registration ends.
        public var expiry: Date?

        /// A domain of its facts.
        public init(name: String, renewsItself: Bool? = nil, expiry: Date? = nil) {
            self.name = name
            self.renewsItself = renewsItself
            self.expiry = expiry
        }
    }

    /// A page.
    public struct Response: Sendable, Hashable {
        /// The domains of the page.
        public var domains: [Domain]
        /// Where the next page starts; nil after the last.
        public var nextMarker: String?

        /// A page of its parts.
        public init(domains: [Domain], nextMarker: String? = nil) {
            self.domains = domains
            self.nextMarker = nextMarker
        }
    }

    /// The service.
    public static let service = AWSService.route53Domains
    /// The name in AWS's documentation.
    public static let name = "ListDomains"
    /// What to do after a lost reply.
    public static let repeatability = Repeatability.repeatable

    /// Where the page starts; nil for the first.
    public var marker: String?
    /// How many domains a page has at most, up to 100.
    public var maxItems: Int?

    /// The operation for a page.
    public init(marker: String? = nil, maxItems: Int? = nil) {
        self.marker = marker
        self.maxItems = maxItems
    }

    /// What is sent.
    public var request: OperationRequest {
        var body = JSONObject()
        body.add("Marker", marker.map(JSONObject.Value.string))
        body.add("MaxItems", maxItems.map(JSONObject.Value.integer))
        return OperationRequest(.post, body: body.octets)
    }

    /// Reads a reply of success.
    public func response(from reply: HTTPResponse) throws -> Response {
        let wire = try reply.json(Wire.self)
        return Response(
            domains: (wire.domains ?? []).map {
                Domain(
                    name: $0.name, renewsItself: $0.renewsItself,
                    expiry: $0.expiry.map(Date.init(timeIntervalSince1970:)))
            },
            nextMarker: wire.nextMarker.flatMap { $0.isEmpty ? nil : $0 })
    }

    /// The next page, nil after the last.
    public func next(after response: Response) -> ListDomains? {
        guard let nextMarker = response.nextMarker, nextMarker != marker else { return nil }
        return ListDomains(marker: nextMarker, maxItems: maxItems)
    }

    private struct Wire: Decodable {
        struct Domain: Decodable {
            var name: String
            var renewsItself: Bool?
            var expiry: Double?

            enum CodingKeys: String, CodingKey {
                case name = "DomainName"
                case renewsItself = "AutoRenew"
                case expiry = "Expiry"
            }
        }

        var domains: [Domain]?
        var nextMarker: String?

        enum CodingKeys: String, CodingKey {
            case domains = "Domains"
            case nextMarker = "NextPageMarker"
        }
    }
}
