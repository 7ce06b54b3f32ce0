public import AWSCore
public import FoundationEssentials

/// Asks how far the registrar is with something.
///
/// - Throws: `AWSError` with one of the codes `invalidInput`, `accessDeniedException`.
public struct GetOperationDetail: Operation, Hashable {
    /// What the registrar answers.
    public struct Response: Sendable, Hashable {
        /// What was asked about.
        public var id: DomainOperationID
        /// How far it is.
        public var status: DomainOperationStatus
        /// What went wrong, when something did.
        public var message: String?
        /// The domain.
        public var domainName: String?
        /// What it is, such as `ADD_DNSSEC`.
        public var type: String?
        /// When it was asked for.
        public var submittedAt: Date?

        /// A response of its parts.
        public init(
            id: DomainOperationID, status: DomainOperationStatus, message: String? = nil, domainName: String? = nil,
            type: String? = nil, submittedAt: Date? = nil
        ) {
            self.id = id
            self.status = status
            self.message = message
            self.domainName = domainName
            self.type = type
            self.submittedAt = submittedAt
        }
    }

    /// The service.
    public static let service = AWSService.route53Domains
    /// The name in AWS's documentation.
    public static let name = "GetOperationDetail"
    /// What to do after a lost reply.
    public static let repeatability = Repeatability.repeatable

    /// What is asked about.
    public var id: DomainOperationID

    /// The operation for something that the registrar is doing.
    public init(id: DomainOperationID) {
        self.id = id
    }

    /// What is sent.
    public var request: OperationRequest {
        var body = JSONObject()
        body.add("OperationId", .string(id.rawValue))
        return OperationRequest(.post, body: body.octets)
    }

    /// Reads a reply of success.
    public func response(from reply: HTTPResponse) throws -> Response {
        let wire = try reply.json(Wire.self)
        return Response(
            id: DomainOperationID(rawValue: wire.id ?? id.rawValue),
            status: DomainOperationStatus(rawValue: wire.status), message: wire.message, domainName: wire.domainName,
            type: wire.type, submittedAt: wire.submittedDate.map(Date.init(timeIntervalSince1970:)))
    }

    private struct Wire: Decodable {
        var id: String?
        var status: String
        var message: String?
        var domainName: String?
        var type: String?
        var submittedDate: Double?

        enum CodingKeys: String, CodingKey {
            case id = "OperationId"
            case status = "Status"
            case message = "Message"
            case domainName = "DomainName"
            case type = "Type"
            case submittedDate = "SubmittedDate"
        }
    }
}
