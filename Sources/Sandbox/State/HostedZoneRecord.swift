import Crypto
import FoundationEssentials

/// A hosted zone.
struct HostedZoneRecord: Codable, Sendable, Hashable {
    /// The bare id, `Z…`.
    var id: String
    /// The name as Route 53 writes it: lower case, octal escapes, the last dot.
    var name: String
    var callerReference: String
    /// The account that it belongs to.
    var owner = SandboxAccount.id
    var isPrivate = false
    var comment: String?
    /// The record sets in the order of lists; nil as long as there are only those that Route 53 makes.
    var recordSets: [RecordSetRecord]?
    var tags: [String: String] = [:]
    /// The service that made the zone, if another one did.
    var linkedService: String?
    /// The VPC of a private zone.
    var vpc: String?
    var serveSignature = ServeSignature.notSigning
    var statusMessage: String?
    /// At most two.
    var keySigningKeys: [KeySigningKeyRecord] = []
    /// Whether the parent delegates the zone to other name servers too.
    var isPartiallyDelegated = false
    /// The tags of the keys for which the parent has a DS record.
    var parentKeyTags: [UInt16] = []

    /// The most keys of a zone.
    static let maximumKeys = 2

    var arn: String { "arn:aws:route53:::hostedzone/\(id)" }

    var recordCount: Int { recordSets?.count ?? 2 }

    /// Whether it is neither signed nor has keys.
    var isPlain: Bool { serveSignature == .notSigning && keySigningKeys.isEmpty }

    func key(named name: String) -> KeySigningKeyRecord? { keySigningKeys.first { $0.name == name } }

    /// Four name servers, made of the id, named and numbered as Route 53's are.
    var nameServers: [String] {
        let hash = Array(SHA256.hash(data: Array(id.utf8)))
        return zip(["com", "net", "org", "co.uk"], 0..<4).map { domain, index in
            let number = Int(hash[index * 2]) << 1 | Int(hash[index * 2 + 1] & 1)
            return "ns-\(index * 512 + number).awsdns-\(number / 8 < 10 ? "0" : "")\(number / 8).\(domain)"
        }
    }

    /// The words of a zone's `ServeSignature`.
    enum ServeSignature: String, Codable, Sendable, CaseIterable {
        case signing = "SIGNING"
        case notSigning = "NOT_SIGNING"
        case deleting = "DELETING"
        case actionNeeded = "ACTION_NEEDED"
        case internalFailure = "INTERNAL_FAILURE"
    }
}

/// A key-signing key of a zone.
struct KeySigningKeyRecord: Codable, Sendable, Hashable {
    var name: String
    /// The ARN of the KMS key.
    var keyARN: String
    /// X and Y of the public key, as it was when the key-signing key was made.
    var publicKey: [UInt8]
    var status: Status
    var statusMessage: String?
    /// Since when Route 53 cannot use the KMS key; nil while it can.
    var unusableSince: Date?
    var created: Date
    var lastModified: Date
    /// The reference under which it was made.
    var callerReference: String

    /// The words of a key's `Status`.
    enum Status: String, Codable, Sendable, CaseIterable {
        case active = "ACTIVE"
        case inactive = "INACTIVE"
        case deleting = "DELETING"
        case actionNeeded = "ACTION_NEEDED"
        case internalFailure = "INTERNAL_FAILURE"
    }
}
