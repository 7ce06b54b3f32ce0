import FoundationEssentials

/// The credentials that a process prints: `credential_process`.
struct ProcessCredentials {
    let command: String
    let profile: String
    let accountID: String?
    let context: CredentialsContext

    func load() async throws -> Credentials {
        let outcome: ProcessOutcome
        do {
            outcome = try await context.runProcess(command)
        } catch let error as ProcessFailure {
            throw broken(error.description)
        }
        guard outcome.status == 0 else {
            let complaint = outcome.message.split(whereSeparator: \.isNewline).last.map {
                ": \(Excerpt.of(String($0)))"
            }
            throw broken("it ended with status \(outcome.status)\(complaint ?? " and said nothing")")
        }
        // What it printed is never shown: it may be a key in a form that is not expected.
        guard let wire = try? JSONDecoder().decode(Wire.self, from: Data(outcome.output.reveal().utf8)) else {
            throw broken("what it printed is not the JSON object that is wanted")
        }
        return try credentials(wire)
    }

    private func credentials(_ wire: Wire) throws -> Credentials {
        guard wire.version == 1 else { throw broken("Version is not 1") }
        guard let accessKeyID = wire.accessKeyID else { throw broken("AccessKeyId is missing") }
        guard let secret = wire.secretAccessKey else { throw broken("SecretAccessKey is missing") }
        var expiration: Date?
        if let text = wire.expiration {
            expiration = Timestamp.date(cached: text)
            if expiration == nil { throw broken("Expiration is no ISO 8601 time: \(Excerpt.of(text))") }
        }
        if let expiration, expiration <= context.clock.now() { throw broken("the credentials it printed have expired") }
        return Credentials(
            accessKeyID: accessKeyID, secretAccessKey: Secret(secret), sessionToken: wire.sessionToken.map(Secret.init),
            expiration: expiration, accountID: wire.accountID ?? accountID, source: .process(profile: profile))
    }

    private func broken(_ reason: String) -> CredentialsError {
        .broken(source: "credential_process of profile \(profile)", reason: reason)
    }

    private struct Wire: Decodable {
        var version: Int?
        var accessKeyID: String?
        var secretAccessKey: String?
        var sessionToken: String?
        var expiration: String?
        var accountID: String?

        enum CodingKeys: String, CodingKey {
            case version = "Version"
            case accessKeyID = "AccessKeyId"
            case secretAccessKey = "SecretAccessKey"
            case sessionToken = "SessionToken"
            case expiration = "Expiration"
            case accountID = "AccountId"
        }
    }
}
