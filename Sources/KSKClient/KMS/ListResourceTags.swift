public import AWSCore

/// Lists the tags of a key.
///
/// - Throws: `AWSError` with one of the codes `notFoundException`, `invalidArnException`,
///   `invalidMarkerException`, `accessDeniedException`.
public struct ListResourceTags: PaginatedOperation, Hashable {
    /// A page.
    public struct Response: Sendable, Hashable {
        /// The tags of the page.
        public var tags: [KeyTag]
        /// Where the next page starts; nil after the last.
        public var nextMarker: String?

        /// A page of its parts.
        public init(tags: [KeyTag], nextMarker: String? = nil) {
            self.tags = tags
            self.nextMarker = nextMarker
        }
    }

    /// The service.
    public static let service = AWSService.kms
    /// The name in AWS's documentation.
    public static let name = "ListResourceTags"
    /// What to do after a lost reply.
    public static let repeatability = Repeatability.repeatable

    /// The key, by id or ARN.
    public var keyID: KMSKeyIdentifier
    /// Where the page starts; nil for the first.
    public var marker: String?
    /// How many tags a page has at most, up to 50.
    public var limit: Int?

    /// The operation for a page.
    public init(keyID: KMSKeyIdentifier, marker: String? = nil, limit: Int? = nil) {
        self.keyID = keyID
        self.marker = marker
        self.limit = limit
    }

    /// What is sent.
    public var request: OperationRequest {
        var body = JSONObject()
        body.add("KeyId", .string(keyID.rawValue))
        body.addPage(limit: limit, marker: marker)
        return OperationRequest(.post, body: body.octets)
    }

    /// Reads a reply of success.
    public func response(from reply: HTTPResponse) throws -> Response {
        let wire = try reply.json(Wire.self)
        return Response(
            tags: (wire.tags ?? []).map { KeyTag(key: $0.key, value: $0.value ?? "") },
            nextMarker: try wire.checkedMarker())
    }

    /// The next page, nil after the last.
    public func next(after response: Response) -> ListResourceTags? {
        guard let nextMarker = response.nextMarker, nextMarker != marker else { return nil }
        return ListResourceTags(keyID: keyID, marker: nextMarker, limit: limit)
    }

    private struct Wire: KMSPage {
        var tags: [WireKeyTag]?
        var nextMarker: String?
        var truncated: Bool?

        enum CodingKeys: String, CodingKey {
            case tags = "Tags"
            case nextMarker = "NextMarker"
            case truncated = "Truncated"
        }
    }
}
