import Crypto
import FoundationEssentials

/// The AWS CLI's cache of roles: `~/.aws/cli/cache/<SHA-1 of what was asked for>.json`.
///
/// Reading it spares the user a second MFA code on the same morning. What cannot be read or written is left alone: the
/// cache is a convenience.
struct RoleCache {
    let role: ProfilePlan.Role
    let context: CredentialsContext

    /// The file; nil when there is no home.
    ///
    /// The name is what botocore makes of it: the request's parameters as Python writes them in JSON, sorted, without
    /// the code and without a session name that nobody chose.
    var path: String? {
        let environment = context.environment
        guard environment.homeDirectory != nil else { return nil }
        var parameters = JSONObject()
        parameters.add("DurationSeconds", role.durationSeconds.map(JSONObject.Value.integer))
        parameters.add("ExternalId", role.externalID.map(JSONObject.Value.string))
        parameters.add("RoleArn", .string(role.arn))
        parameters.add("RoleSessionName", role.sessionName.map(JSONObject.Value.string))
        parameters.add("SerialNumber", role.mfaSerial.map(JSONObject.Value.string))
        let key = Hexadecimal.text(Insecure.SHA1.hash(data: parameters.octets))
        return environment.expandingHome(in: "~/.aws/cli/cache/\(key).json")
    }

    func read() -> AssumedRole? {
        guard let path, let octets = try? context.environment.readFile(path),
            let wire = try? JSONDecoder().decode(Wire.self, from: Data(octets)),
            let expiration = Timestamp.date(cached: wire.credentials.expiration)
        else { return nil }
        return AssumedRole(
            accessKeyID: wire.credentials.accessKeyID, secretAccessKey: Secret(wire.credentials.secretAccessKey),
            sessionToken: Secret(wire.credentials.sessionToken), expiration: expiration,
            arn: wire.user?.arn, roleID: wire.user?.roleID)
    }

    func write(_ assumed: AssumedRole) {
        guard let path else { return }
        var credentials = JSONObject()
        credentials.add("AccessKeyId", .string(assumed.accessKeyID))
        credentials.add("SecretAccessKey", .string(assumed.secretAccessKey.reveal()))
        credentials.add("SessionToken", .string(assumed.sessionToken.reveal()))
        credentials.add("Expiration", .string(Timestamp.extended(assumed.expiration)))
        var user = JSONObject()
        user.add("AssumedRoleId", assumed.roleID.map(JSONObject.Value.string))
        user.add("Arn", assumed.arn.map(JSONObject.Value.string))
        var file = JSONObject()
        file.add("Credentials", .object(credentials))
        file.add("AssumedRoleUser", .object(user))
        try? context.writeFile(path, file.octets)
    }

    private struct Wire: Decodable {
        struct Keys: Decodable {
            var accessKeyID: String
            var secretAccessKey: String
            var sessionToken: String
            var expiration: String

            enum CodingKeys: String, CodingKey {
                case accessKeyID = "AccessKeyId"
                case secretAccessKey = "SecretAccessKey"
                case sessionToken = "SessionToken"
                case expiration = "Expiration"
            }
        }

        struct User: Decodable {
            var roleID: String?
            var arn: String?

            enum CodingKeys: String, CodingKey {
                case roleID = "AssumedRoleId"
                case arn = "Arn"
            }
        }

        var credentials: Keys
        var user: User?

        enum CodingKeys: String, CodingKey {
            case credentials = "Credentials"
            case user = "AssumedRoleUser"
        }
    }
}
