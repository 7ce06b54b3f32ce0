import AWSCore
import Glibc

/// What `ksk doctor` found; no secret among it.
struct DoctorReport: Encodable {
    struct Identity: Encodable {
        var account: String
        var arn: String
        var userID: String

        enum CodingKeys: String, CodingKey {
            case account = "Account"
            case arn = "Arn"
            case userID = "UserId"
        }
    }

    struct CredentialsObject: Encodable {
        var source: String
        var profile: String?
        var expiration: String?

        enum CodingKeys: String, CodingKey {
            case source = "Source"
            case profile = "Profile"
            case expiration = "Expiration"
        }
    }

    struct Endpoints: Encodable {
        var route53: String
        var kms: String
        var sts: String
        var domains: String

        enum CodingKeys: String, CodingKey {
            case route53 = "Route53"
            case kms = "KMS"
            case sts = "STS"
            case domains = "Route53Domains"
        }
    }

    struct Terminal: Encodable {
        var name: String?
        var isTerminal: Bool
        var usesUTF8: Bool
        var usesColour: Bool

        enum CodingKeys: String, CodingKey {
            case name = "Term"
            case isTerminal = "IsTerminal"
            case usesUTF8 = "UTF8"
            case usesColour = "Colour"
        }

        /// What the environment and standard output say.
        static func current(in environment: AWSCore.Environment) -> Terminal {
            let locale = environment["LC_ALL"] ?? environment["LC_CTYPE"] ?? environment["LANG"] ?? ""
            let charset = locale.lowercased().filter { $0 != "-" }
            return Terminal(
                name: environment["TERM"], isTerminal: isatty(STDOUT_FILENO) == 1, usesUTF8: charset.hasSuffix("utf8"),
                usesColour: environment["NO_COLOR"] == nil && environment["TERM"] != "dumb")
        }
    }

    var identity: Identity?
    var credentials: CredentialsObject?
    var region: String
    var endpoints: Endpoints
    /// What each service answers, for people.
    var reachable: [String: String] = [:]
    var terminal: Terminal

    enum CodingKeys: String, CodingKey {
        case identity = "Identity"
        case credentials = "Credentials"
        case region = "Region"
        case endpoints = "Endpoints"
        case reachable = "Reachable"
        case terminal = "Terminal"
    }

    init(region: String, endpoints: Endpoints, terminal: Terminal) {
        self.region = region
        self.endpoints = endpoints
        self.terminal = terminal
    }

    /// The same as lines for people.
    var lines: [String] {
        var rows = [
            ["Identity", identity?.arn ?? "not known"], ["Account", identity?.account ?? "not known"],
            ["Credentials", credentials.map { "from \($0.source)" } ?? "none"],
        ]
        if let expiration = credentials?.expiration { rows.append(["", "good until \(expiration)"]) }
        if let profile = credentials?.profile { rows.append(["Profile", profile]) }
        rows.append(["Region", region])
        let places = [
            ("Route 53", endpoints.route53), ("KMS", endpoints.kms), ("STS", endpoints.sts),
            ("Route 53 Domains", endpoints.domains),
        ]
        for (name, endpoint) in places {
            rows.append([name, endpoint + (reachable[name].map { " (\($0))" } ?? "")])
        }
        let traits = [
            terminal.isTerminal ? "a terminal" : "no terminal", terminal.usesUTF8 ? "UTF-8" : "ASCII only",
            terminal.usesColour ? "colours" : "no colours",
        ]
        rows.append(["Terminal", "\(terminal.name ?? "TERM is not set"): \(traits.joined(separator: ", "))"])
        return Table.lines(of: rows)
    }
}
