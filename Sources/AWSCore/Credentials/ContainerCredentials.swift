import FoundationEssentials

/// Where a container asks for its credentials: ECS, EKS Pod Identity, Greengrass, CloudShell.
struct ContainerAddress: Hashable, Sendable {
    var url: MetadataURL

    /// The address that the variables give; nil when they give none.
    ///
    /// - Throws: ``CredentialsError`` for an address to which a token would leak.
    init?(_ environment: Environment) throws(CredentialsError) {
        if let path = environment["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI"] {
            let variable = "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI"
            guard path.hasPrefix("/") else { throw .broken(source: variable, reason: "it does not start with a slash") }
            url = try MetadataURL("http://169.254.170.2\(path)", source: variable)
            return
        }
        let variable = "AWS_CONTAINER_CREDENTIALS_FULL_URI"
        guard let text = environment[variable] else { return nil }
        url = try MetadataURL(text, source: variable)
        guard url.scheme == "https" || Self.isHere(url.host) else {
            throw .broken(
                source: variable,
                reason: "\(url.host) is asked over http, and is neither this machine nor one of the container agents")
        }
    }

    static let attempt = CredentialsError.Attempt(
        source: "container", outcome: "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI and …_FULL_URI are not set")

    private static func isHere(_ host: String) -> Bool {
        let numbers = host.split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
        if numbers.count == 4, numbers.allSatisfy({ $0 != nil }), numbers[0] == 127 { return true }
        return ["localhost", "[::1]", "169.254.170.2", "169.254.170.23", "[fd00:ec2::23]"].contains(host.lowercased())
    }
}

/// The credentials that a container is given.
struct ContainerCredentials {
    let address: ContainerAddress
    let context: CredentialsContext

    func load() async throws -> Credentials {
        var request = address.url.request(.get)
        request.headers["Accept"] = "application/json"
        request.headers["Authorization"] = try authorization()
        let reply = try await MetadataExchange(context: context, source: "container credentials").send(request)
        guard reply.isSuccess else { throw broken("HTTP \(reply.status)\(Self.complaint(in: reply))") }
        guard let wire = try? JSONDecoder().decode(MetadataKeys.self, from: Data(reply.body)),
            let credentials = wire.credentials(from: .container)
        else { throw broken("the reply is not what a container agent answers") }
        return credentials
    }

    /// Read at every fetch: the token is renewed by others.
    private func authorization() throws -> String? {
        let environment = context.environment
        var token = environment["AWS_CONTAINER_AUTHORIZATION_TOKEN"]
        if let path = environment["AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE"] {
            token = try environment.text(of: environment.expandingHome(in: path), what: "container credentials")
        }
        guard token?.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) != true else {
            throw broken("the authorization token has a line end or control character in it")
        }
        return token
    }

    private static func complaint(in reply: HTTPResponse) -> String {
        struct Complaint: Decodable {
            var message: String?
            var code: String?
        }
        let complaint = try? JSONDecoder().decode(Complaint.self, from: Data(reply.body))
        let words = [complaint?.code, complaint?.message].compactMap { $0 }.joined(separator: ": ")
        return words.isEmpty ? "" : ", \(Excerpt.of(words))"
    }

    private func broken(_ reason: String) -> CredentialsError {
        .broken(source: "container credentials (\(address.url.text))", reason: reason)
    }
}
