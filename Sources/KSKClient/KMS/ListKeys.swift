public import AWSCore

/// Lists the KMS keys of the account and region, those of AWS's services too.
public struct ListKeys: PaginatedOperation, Hashable {
    /// A key in the list.
    public struct Key: Sendable, Hashable {
        /// Its id.
        public var keyID: String
        /// Its ARN.
        public var keyARN: String

        /// A key of its id and ARN.
        public init(keyID: String, keyARN: String) {
            self.keyID = keyID
            self.keyARN = keyARN
        }
    }

    /// A page.
    public struct Response: Sendable, Hashable {
        /// The keys of the page.
        public var keys: [Key]
        /// Where the next page starts; nil after the last.
        public var nextMarker: String?

        /// A page of its parts.
        public init(keys: [Key], nextMarker: String? = nil) {
            self.keys = keys
            self.nextMarker = nextMarker
        }
    }

    /// The service.
    public static let service = AWSService.kms
    /// The name in AWS's documentation.
    public static let name = "ListKeys"
    /// What to do after a lost reply.
    public static let repeatability = Repeatability.repeatable

    /// Where the page starts; nil for the first.
    public var marker: String?
    /// How many keys a page has at most, up to 1000.
    public var limit: Int?

    /// The operation for a page.
    public init(marker: String? = nil, limit: Int? = nil) {
        self.marker = marker
        self.limit = limit
    }

    /// What is sent.
    public var request: OperationRequest {
        var body = JSONObject()
        body.addPage(limit: limit, marker: marker)
        return OperationRequest(.post, body: body.octets)
    }

    /// Reads a reply of success.
    public func response(from reply: HTTPResponse) throws -> Response {
        let wire = try reply.json(Wire.self)
        return Response(
            keys: (wire.keys ?? []).map { Key(keyID: $0.keyID, keyARN: $0.keyARN) },
            nextMarker: try wire.checkedMarker())
    }

    /// The next page, nil after the last.
    public func next(after response: Response) -> ListKeys? {
        guard let nextMarker = response.nextMarker, nextMarker != marker else { return nil }
        return ListKeys(marker: nextMarker, limit: limit)
    }

    private struct Wire: KMSPage {
        struct Key: Decodable {
            var keyID: String
            var keyARN: String

            enum CodingKeys: String, CodingKey {
                case keyID = "KeyId"
                case keyARN = "KeyArn"
            }
        }

        var keys: [Key]?
        var nextMarker: String?
        var truncated: Bool?

        enum CodingKeys: String, CodingKey {
            case keys = "Keys"
            case nextMarker = "NextMarker"
            case truncated = "Truncated"
        }
    }
}
