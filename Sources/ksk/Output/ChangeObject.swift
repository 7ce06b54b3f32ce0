import FoundationEssentials
import KSKClient

/// A change in JSON, with the API's own names.
struct ChangeObject: Encodable {
    var id: String
    var status: String
    var submittedAt: String
    var comment: String?

    enum CodingKeys: String, CodingKey {
        case id = "Id"
        case status = "Status"
        case submittedAt = "SubmittedAt"
        case comment = "Comment"
    }

    init(_ change: ChangeInfo) {
        id = "/change/\(change.id.rawValue)"
        status = change.status.rawValue
        submittedAt = change.submittedAt.formatted(.iso8601)
        comment = change.comment
    }
}
