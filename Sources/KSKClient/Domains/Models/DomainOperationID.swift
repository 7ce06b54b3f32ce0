public import AWSCore

/// The id of something that the registrar is doing.
public struct DomainOperationID: TextValue {
    /// The id.
    public var rawValue: String

    /// Takes any text.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }
}

/// How far the registrar is.
public struct DomainOperationStatus: TextValue {
    /// The status as the registrar writes it.
    public var rawValue: String

    /// Takes any text.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// It has been asked for.
    public static let submitted: DomainOperationStatus = "SUBMITTED"
    /// It is under way.
    public static let inProgress: DomainOperationStatus = "IN_PROGRESS"
    /// Something went wrong.
    public static let error: DomainOperationStatus = "ERROR"
    /// It is done.
    public static let successful: DomainOperationStatus = "SUCCESSFUL"
    /// It was not done.
    public static let failed: DomainOperationStatus = "FAILED"
}

/// A reply that only names what the registrar is doing.
struct WireDomainOperation: Decodable {
    var operationID: String

    enum CodingKeys: String, CodingKey {
        case operationID = "OperationId"
    }
}
