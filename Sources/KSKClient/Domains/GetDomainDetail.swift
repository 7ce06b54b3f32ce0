public import AWSCore

/// Asks what the registrar knows about a domain; people's names and addresses are not read.
///
/// - Throws: `AWSError` with one of the codes `invalidInput`, `unsupportedTLD`, `accessDeniedException`.
public struct GetDomainDetail: Operation, Hashable {
    /// What the registrar answers.
    public struct Response: Sendable, Hashable {
        /// The domain's name.
        public var domainName: String
        /// The name servers of its delegation.
        public var nameServers: [String]
        /// The registrar of record.
        public var registrarName: String?
        /// The domain's status codes, such as `clientTransferProhibited`.
        public var statuses: [String]
        /// The keys whose DS records the registry publishes.
        public var delegationSigners: [DelegationSignerKey]

        /// A response of its parts.
        public init(
            domainName: String, nameServers: [String] = [], registrarName: String? = nil, statuses: [String] = [],
            delegationSigners: [DelegationSignerKey] = []
        ) {
            self.domainName = domainName
            self.nameServers = nameServers
            self.registrarName = registrarName
            self.statuses = statuses
            self.delegationSigners = delegationSigners
        }
    }

    /// The service.
    public static let service = AWSService.route53Domains
    /// The name in AWS's documentation.
    public static let name = "GetDomainDetail"
    /// What to do after a lost reply.
    public static let repeatability = Repeatability.repeatable

    /// The domain's name, without a last dot.
    public var domainName: String

    /// The operation for a domain.
    public init(domainName: String) {
        self.domainName = domainName
    }

    /// What is sent.
    public var request: OperationRequest {
        var body = JSONObject()
        body.add("DomainName", .string(domainName))
        return OperationRequest(.post, body: body.octets)
    }

    /// Reads a reply of success.
    public func response(from reply: HTTPResponse) throws -> Response {
        let wire = try reply.json(Wire.self)
        return Response(
            domainName: wire.domainName, nameServers: (wire.nameServers ?? []).compactMap(\.name),
            registrarName: wire.registrarName, statuses: wire.statuses ?? [],
            delegationSigners: (wire.keys ?? []).map(DelegationSignerKey.init(_:)))
    }

    private struct Wire: Decodable {
        struct NameServer: Decodable {
            var name: String?

            enum CodingKeys: String, CodingKey {
                case name = "Name"
            }
        }

        var domainName: String
        var nameServers: [NameServer]?
        var registrarName: String?
        var statuses: [String]?
        var keys: [WireDelegationSignerKey]?

        enum CodingKeys: String, CodingKey {
            case domainName = "DomainName"
            case nameServers = "Nameservers"
            case registrarName = "RegistrarName"
            case statuses = "StatusList"
            case keys = "DnssecKeys"
        }
    }
}
