public import AWSCore

/// Changes record sets of a zone, all or none.
///
/// After a lost reply look with ``ListResourceRecordSets``.
///
/// - Throws: `AWSError` with one of the codes `noSuchHostedZone`, `invalidChangeBatch`, `invalidInput`,
///   `priorRequestNotComplete`.
public struct ChangeResourceRecordSets: Operation, Hashable {
    /// What happens to a record set.
    public enum Action: String, Sendable, Hashable {
        /// It is made, and must not be there.
        case create = "CREATE"
        /// It is removed, and must be there exactly so.
        case delete = "DELETE"
        /// It is made, or replaces the one of its name and type.
        case upsert = "UPSERT"
    }

    /// One change of a batch.
    public struct Change: Sendable, Hashable {
        /// What happens.
        public var action: Action
        /// To which record set.
        public var recordSet: ResourceRecordSet

        /// A change of its parts.
        public init(_ action: Action, _ recordSet: ResourceRecordSet) {
            self.action = action
            self.recordSet = recordSet
        }
    }

    /// The service.
    public static let service = AWSService.route53
    /// The name in AWS's documentation.
    public static let name = "ChangeResourceRecordSets"
    /// What to do after a lost reply.
    public static let repeatability = Repeatability.lookFirst

    /// The zone.
    public var hostedZoneID: HostedZoneID
    /// What is written about the batch.
    public var comment: String?
    /// The changes, at most 1000.
    public var changes: [Change]

    /// The operation for a batch.
    public init(hostedZoneID: HostedZoneID, comment: String? = nil, changes: [Change]) {
        self.hostedZoneID = hostedZoneID
        self.comment = comment
        self.changes = changes
    }

    /// What is sent.
    public var request: OperationRequest {
        let elements = changes.map {
            XMLElement("Change", children: [XMLElement("Action", text: $0.action.rawValue), $0.recordSet.xml])
        }
        let comment = comment.map { [XMLElement("Comment", text: $0)] } ?? []
        let batch = XMLElement("ChangeBatch", children: comment + [XMLElement("Changes", children: elements)])
        // The slash at the end stands in AWS's model.
        return OperationRequest(
            .post, path: "2013-04-01", "hostedzone", hostedZoneID.rawValue, "rrset", "",
            body: .route53("ChangeResourceRecordSetsRequest", batch))
    }

    /// Reads a reply of success.
    public func response(from reply: HTTPResponse) throws -> ChangeInfo {
        try ChangeInfo(reply.xml(root: "ChangeResourceRecordSetsResponse").required("ChangeInfo"))
    }
}
