public import AWSCore

/// Another name of a KMS key.
public struct KeyAlias: Sendable, Hashable {
    /// The name, with `alias/`.
    public var name: String
    /// The alias's own ARN.
    public var arn: String
    /// The id of the key it stands for; some of AWS's own stand for none.
    public var targetKeyID: String?

    /// An alias of its facts.
    public init(name: String, arn: String, targetKeyID: String? = nil) {
        self.name = name
        self.arn = arn
        self.targetKeyID = targetKeyID
    }
}

/// Lists the aliases of the account and region, or those of one key.
public struct ListAliases: PaginatedOperation, Hashable {
    /// A page.
    public struct Response: Sendable, Hashable {
        /// The aliases of the page.
        public var aliases: [KeyAlias]
        /// Where the next page starts; nil after the last.
        public var nextMarker: String?

        /// A page of its parts.
        public init(aliases: [KeyAlias], nextMarker: String? = nil) {
            self.aliases = aliases
            self.nextMarker = nextMarker
        }
    }

    /// The service.
    public static let service = AWSService.kms
    /// The name in AWS's documentation.
    public static let name = "ListAliases"
    /// What to do after a lost reply.
    public static let repeatability = Repeatability.repeatable

    /// The key whose aliases are wanted, by id or ARN; nil for all.
    public var keyID: String?
    /// Where the page starts; nil for the first.
    public var marker: String?
    /// How many aliases a page has at most, up to 100.
    public var limit: Int?

    /// The operation for a page.
    public init(keyID: String? = nil, marker: String? = nil, limit: Int? = nil) {
        self.keyID = keyID
        self.marker = marker
        self.limit = limit
    }

    /// What is sent.
    public var request: OperationRequest {
        var body = JSONObject()
        body.add("KeyId", keyID.map(JSONObject.Value.string))
        body.addPage(limit: limit, marker: marker)
        return OperationRequest(.post, body: body.octets)
    }

    /// Reads a reply of success.
    public func response(from reply: HTTPResponse) throws -> Response {
        let wire = try reply.json(Wire.self)
        return Response(
            aliases: (wire.aliases ?? []).map { KeyAlias(name: $0.name, arn: $0.arn, targetKeyID: $0.targetKeyID) },
            nextMarker: try wire.checkedMarker())
    }

    /// The next page, nil after the last.
    public func next(after response: Response) -> ListAliases? {
        guard let nextMarker = response.nextMarker, nextMarker != marker else { return nil }
        return ListAliases(keyID: keyID, marker: nextMarker, limit: limit)
    }

    private struct Wire: KMSPage {
        struct Alias: Decodable {
            var name: String
            var arn: String
            var targetKeyID: String?

            enum CodingKeys: String, CodingKey {
                case name = "AliasName"
                case arn = "AliasArn"
                case targetKeyID = "TargetKeyId"
            }
        }

        var aliases: [Alias]?
        var nextMarker: String?
        var truncated: Bool?

        enum CodingKeys: String, CodingKey {
            case aliases = "Aliases"
            case nextMarker = "NextMarker"
            case truncated = "Truncated"
        }
    }
}
