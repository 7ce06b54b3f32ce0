import DNSSEC
import FoundationEssentials
import Resolver

/// A proof in JSON.
struct ProofObject: Encodable {
    struct Parent: Encodable {
        var address: String
        var verdict: String
        var ds: [String]
        var ttl: UInt32?
        var serial: UInt32?
        var reason: String

        enum CodingKeys: String, CodingKey {
            case address = "Address"
            case verdict = "Verdict"
            case ds = "DS"
            case ttl = "TTL"
            case serial = "Serial"
            case reason = "Reason"
        }
    }

    struct Server: Encodable {
        var name: String?
        var address: String
        var verdict: String
        var keyTags: [UInt16]
        var signingKeyTags: [UInt16]
        var serial: UInt32?
        var reason: String

        enum CodingKeys: String, CodingKey {
            case name = "Name"
            case address = "Address"
            case verdict = "Verdict"
            case keyTags = "KeyTags"
            case signingKeyTags = "SigningKeyTags"
            case serial = "Serial"
            case reason = "Reason"
        }
    }

    struct Opinion: Encodable {
        struct Failure: Encodable {
            var code: UInt16
            var purpose: String?
            var text: String

            enum CodingKeys: String, CodingKey {
                case code = "Code"
                case purpose = "Purpose"
                case text = "Text"
            }
        }

        var address: String
        var isAuthentic: Bool?
        var responseCode: String?
        var errors: [Failure]

        enum CodingKeys: String, CodingKey {
            case address = "Address"
            case isAuthentic = "AD"
            case responseCode = "Rcode"
            case errors = "EDE"
        }
    }

    var zone: String
    var verdict: String
    var reason: String
    var parents: [Parent]
    var servers: [Server]
    var expected: [String]
    var signaturesExpire: String?
    var resolver: Opinion?
    var warnings: [String]

    enum CodingKeys: String, CodingKey {
        case zone = "Zone"
        case verdict = "Verdict"
        case reason = "Reason"
        case parents = "Parents"
        case servers = "Servers"
        case expected = "ExpectedDS"
        case signaturesExpire = "SignaturesExpire"
        case resolver = "Resolver"
        case warnings = "Warnings"
    }

    init(_ proof: Proof) {
        zone = proof.zone.description
        verdict = proof.verdict.rawValue
        reason = proof.reason
        parents = proof.parents.map {
            Parent(
                address: $0.address.description, verdict: $0.verdict.rawValue,
                ds: ($0.signers ?? []).map(\.description), ttl: $0.ttlSeconds, serial: $0.serial, reason: $0.reason)
        }
        servers = proof.servers.map {
            Server(
                name: $0.name?.description, address: $0.address.description, verdict: $0.verdict.rawValue,
                keyTags: $0.keyTags, signingKeyTags: $0.signingKeyTags, serial: $0.serial, reason: $0.reason)
        }
        expected = proof.expectedSigners.map(\.description)
        signaturesExpire = proof.signaturesExpire.map { Self.time($0, near: Date()) }
        resolver = proof.secondOpinion.map { opinion in
            Opinion(
                address: opinion.address.description, isAuthentic: opinion.isAuthentic,
                responseCode: opinion.responseCode?.description,
                errors: opinion.errors.map { .init(code: $0.code, purpose: $0.purpose, text: $0.text) })
        }
        warnings = proof.warnings
    }

    /// The time that 32 bits of it mean, the nearest to now.
    static func time(_ seconds: UInt32, near now: Date) -> String {
        let present = Int64(now.timeIntervalSince1970)
        let distance = Int32(bitPattern: seconds &- UInt32(truncatingIfNeeded: present))
        return Date(timeIntervalSince1970: Double(present + Int64(distance))).formatted(.iso8601)
    }
}
