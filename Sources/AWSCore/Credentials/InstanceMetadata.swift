import FoundationEssentials

/// The metadata service of EC2 instances, version 2 only: version 1 answers whoever gets a program to ask.
///
/// Off EC2 nothing answers: the first question is asked once and gets a second.
struct InstanceMetadata {
    /// What there was.
    enum Answer: Hashable {
        /// Credentials of the instance's role.
        case found(Credentials)
        /// Nothing to go by: not an instance, or one without a role.
        case nothing(String)
    }

    /// Where the service is.
    let address: MetadataURL
    private let isDisabled: Bool
    private let context: CredentialsContext
    private static let source = "EC2 instance metadata"

    init(context: CredentialsContext, profile: ProfileSection) throws(CredentialsError) {
        self.context = context
        let environment = context.environment
        isDisabled = environment["AWS_EC2_METADATA_DISABLED"]?.lowercased() == "true"
        let endpoint =
            environment["AWS_EC2_METADATA_SERVICE_ENDPOINT"] ?? profile["ec2_metadata_service_endpoint"]
        let mode =
            environment["AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE"] ?? profile["ec2_metadata_service_endpoint_mode"]
        let text = if let endpoint { endpoint } else { try Self.endpoint(mode: mode) }
        address = try MetadataURL(text, source: "ec2_metadata_service_endpoint")
    }

    private static func endpoint(mode: String?) throws(CredentialsError) -> String {
        switch mode?.lowercased() {
        case nil, "ipv4": "http://169.254.169.254"
        case "ipv6": "http://[fd00:ec2::254]"
        default:
            throw .broken(
                source: "ec2_metadata_service_endpoint_mode",
                reason: "\(Excerpt.of(mode ?? "")) is neither IPv4 nor IPv6")
        }
    }

    /// Asks for the credentials of the instance's role.
    func load() async throws -> Answer {
        guard !isDisabled else { return .nothing("AWS_EC2_METADATA_DISABLED is true") }
        guard context.metadataTransport != nil else { return .nothing("not asked") }
        let token: Secret
        switch try await self.token() {
        case .given(let found): token = found
        case .disabled: return .nothing("it is disabled (HTTP 403)")
        case .silent: return .nothing("nothing answers at \(address.text)")
        }
        let path = "/latest/meta-data/iam/security-credentials/"
        let list = try await get(path, token: token)
        if list.status == 404 { return .nothing("the instance has no role") }
        let role = String(decoding: list.body, as: UTF8.self).split(whereSeparator: \.isNewline).first.map(String.init)
        guard list.isSuccess, let role = role?.trimmingWhitespace(), !role.isEmpty else {
            throw broken("HTTP \(list.status) for the role's name")
        }
        var credentials = try await credentials(of: role, path: path, token: token)
        if context.asksForRegion { credentials.region = try await region(token: token) }
        return .found(credentials)
    }

    /// The instance's region; nil when the service does not tell.
    private func region(token: Secret) async throws -> Region? {
        let reply = try await get("/latest/meta-data/placement/region", token: token)
        let text = String(decoding: reply.body, as: UTF8.self).trimmingWhitespace()
        return reply.isSuccess && !text.isEmpty ? Region(rawValue: text) : nil
    }

    private func credentials(of role: String, path: String, token: Secret) async throws -> Credentials {
        let reply = try await get(path + PercentEncoding.encode(role), token: token)
        guard reply.isSuccess else { throw broken("HTTP \(reply.status) for the role \(Excerpt.of(role))") }
        guard let keys = try? JSONDecoder().decode(MetadataKeys.self, from: Data(reply.body)) else {
            throw broken("the reply for the role \(Excerpt.of(role)) is not JSON")
        }
        guard keys.code == nil || keys.code == "Success" else {
            throw broken(Excerpt.of([keys.code, keys.message].compactMap { $0 }.joined(separator: ": ")))
        }
        guard let found = keys.credentials(from: .instance(role: role)) else {
            throw broken("the reply for the role \(Excerpt.of(role)) has a part missing")
        }
        return extended(found)
    }

    /// What came of asking for a session's token.
    private enum TokenAnswer {
        case given(Secret)
        case disabled
        /// Nothing is there.
        case silent
    }

    private func token() async throws -> TokenAnswer {
        var request = address.request(.put, "/latest/api/token")
        request.headers["x-aws-ec2-metadata-token-ttl-seconds"] = "21600"
        let reply: HTTPResponse
        do {
            guard let transport = context.metadataTransport else { return .silent }
            reply = try await transport.send(request)
        } catch is TransportError {
            return .silent
        }
        // The owner of the machine may have switched the service off: that is no fault.
        guard reply.status != 403 else { return .disabled }
        return .given(try await token(in: reply.status < 500 ? reply : exchange.send(request)))
    }

    private func token(in reply: HTTPResponse) throws -> Secret {
        let text = String(decoding: reply.body, as: UTF8.self).trimmingWhitespace()
        guard reply.isSuccess, !text.isEmpty, text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
            throw broken("HTTP \(reply.status) for a token")
        }
        return Secret(text)
    }

    private func get(_ path: String, token: Secret) async throws -> HTTPResponse {
        var request = address.request(.get, path)
        request.headers["x-aws-ec2-metadata-token"] = token.reveal()
        let reply = try await exchange.send(request)
        // The token may have ended meanwhile: a new one, once.
        guard reply.status == 401, case .given(let other) = try await self.token() else { return reply }
        request.headers["x-aws-ec2-metadata-token"] = other.reveal()
        return try await exchange.send(request)
    }

    /// The service hands out ended credentials when it cannot renew them: AWS wants them used on for a while.
    private func extended(_ credentials: Credentials) -> Credentials {
        let now = context.clock.now()
        guard let expiration = credentials.expiration, expiration <= now else { return credentials }
        var extended = credentials
        extended.expiration = now.addingTimeInterval(600 + 300 * context.random.fraction())
        return extended
    }

    private var exchange: MetadataExchange { MetadataExchange(context: context, source: Self.source) }

    private func broken(_ reason: String) -> CredentialsError {
        .broken(source: Self.source, reason: reason)
    }
}
