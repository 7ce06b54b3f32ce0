public import AWSCore
public import FoundationEssentials

/// How far a change has got to Route 53's servers.
public struct ChangeInfo: Sendable, Hashable {
    /// Its id, to ask again with.
    public var id: ChangeID
    /// How far it is.
    public var status: ChangeStatus
    /// When it was asked for.
    public var submittedAt: Date
    /// What Route 53 says about it.
    public var comment: String?

    /// A change of its facts.
    public init(id: ChangeID, status: ChangeStatus, submittedAt: Date, comment: String? = nil) {
        self.id = id
        self.status = status
        self.submittedAt = submittedAt
        self.comment = comment
    }
}

/// How far a change is.
public struct ChangeStatus: TextValue {
    /// The status as Route 53 writes it.
    public var rawValue: String

    /// Takes any text.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// Not all of Route 53's servers have it yet.
    public static let pending: ChangeStatus = "PENDING"
    /// All of Route 53's servers have it.
    public static let insync: ChangeStatus = "INSYNC"
}
