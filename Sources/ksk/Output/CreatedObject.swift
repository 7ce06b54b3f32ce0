import KSKClient
import Onboarding

/// What CreateKeySigningKey answered, in JSON as the AWS CLI writes it, and what was checked of it.
struct CreatedObject: Encodable {
    struct Checks: Encodable {
        var matchesKMSPublicKey: Bool

        enum CodingKeys: String, CodingKey {
            case matchesKMSPublicKey = "MatchesKMSPublicKey"
        }
    }

    var location: String?
    var change: ChangeObject?
    var keySigningKey: KeySigningKeyObject
    var checks: Checks

    enum CodingKeys: String, CodingKey {
        case location = "Location"
        case change = "ChangeInfo"
        case keySigningKey = "KeySigningKey"
        case checks = "Checks"
    }

    init(_ created: CreatedKey, matches: Bool) {
        location = created.location
        change = created.changeInfo.map(ChangeObject.init)
        keySigningKey = KeySigningKeyObject(created.keySigningKey)
        checks = Checks(matchesKMSPublicKey: matches)
    }
}
