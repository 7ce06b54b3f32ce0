public import AWSCore

/// Asks how far a change is.
public struct GetChange: Operation, Hashable {
    /// The service.
    public static let service = AWSService.route53
    /// The name in AWS's documentation.
    public static let name = "GetChange"
    /// What to do after a lost reply.
    public static let repeatability = Repeatability.repeatable

    /// The change.
    public var id: ChangeID

    /// The operation for a change.
    public init(id: ChangeID) {
        self.id = id
    }

    /// What is sent.
    public var request: OperationRequest {
        OperationRequest(.get, path: "2013-04-01", "change", id.rawValue)
    }

    /// Reads a reply of success.
    public func response(from reply: HTTPResponse) throws -> ChangeInfo {
        try ChangeInfo(reply.xml(root: "GetChangeResponse").required("ChangeInfo"))
    }
}
