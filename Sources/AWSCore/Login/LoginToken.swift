import FoundationEssentials

/// A session of `aws login` as the AWS CLI keeps it: keys for some minutes, and what renews them.
struct LoginToken {
    let accessKeyID: String
    let secretAccessKey: Secret
    let sessionToken: Secret
    let accountID: String?
    let expiresAt: Date
    let clientID: String
    let refreshToken: Secret
    let proof: ProofOfPossession
    /// The texts of the file, also those that mean nothing here, so that writing it loses none.
    private let members: [String: String]

    /// Reads the file; nil when it is not what the CLI writes.
    init?(_ octets: [UInt8]) {
        let data = Data(octets)
        guard let members = try? JSONDecoder().decode(JSONTexts.self, from: data).texts,
            let keys = try? JSONDecoder().decode(File.self, from: data).accessToken,
            let expiresAt = Timestamp.date(cached: keys.expiresAt), let clientID = members["clientId"],
            let refreshToken = members["refreshToken"],
            let proof = members["dpopKey"].flatMap(ProofOfPossession.init(pem:))
        else { return nil }
        self.init(
            accessKeyID: keys.accessKeyId, secretAccessKey: Secret(keys.secretAccessKey),
            sessionToken: Secret(keys.sessionToken), accountID: keys.accountId, expiresAt: expiresAt,
            clientID: clientID, refreshToken: Secret(refreshToken), proof: proof, members: members)
    }

    private init(
        accessKeyID: String, secretAccessKey: Secret, sessionToken: Secret, accountID: String?, expiresAt: Date,
        clientID: String, refreshToken: Secret, proof: ProofOfPossession, members: [String: String]
    ) {
        self.accessKeyID = accessKeyID
        self.secretAccessKey = secretAccessKey
        self.sessionToken = sessionToken
        self.accountID = accountID
        self.expiresAt = expiresAt
        self.clientID = clientID
        self.refreshToken = refreshToken
        self.proof = proof
        self.members = members
    }

    /// The session after a renewal.
    func renewed(_ response: CreateOAuth2Token.Response, at now: Date) -> LoginToken {
        let keys = response.accessToken
        return LoginToken(
            accessKeyID: keys.accessKeyId, secretAccessKey: Secret(keys.secretAccessKey),
            sessionToken: Secret(keys.sessionToken), accountID: accountID,
            expiresAt: now.addingTimeInterval(Double(response.expiresIn)), clientID: clientID,
            refreshToken: Secret(response.refreshToken), proof: proof, members: members)
    }

    /// The file.
    var octets: [UInt8] {
        var keys = JSONObject()
        keys.add("accessKeyId", .string(accessKeyID))
        keys.add("secretAccessKey", .string(secretAccessKey.reveal()))
        keys.add("sessionToken", .string(sessionToken.reveal()))
        keys.add("accountId", accountID.map(JSONObject.Value.string))
        keys.add("expiresAt", .string(Timestamp.extended(expiresAt)))
        var file = JSONObject()
        file.add("accessToken", .object(keys))
        let texts = members.merging(["refreshToken": refreshToken.reveal()]) { $1 }
        for (name, text) in texts.sorted(by: { $0.key < $1.key }) { file.add(name, .string(text)) }
        return file.octets
    }

    private struct File: Decodable {
        struct Keys: Decodable {
            var accessKeyId: String
            var secretAccessKey: String
            var sessionToken: String
            var accountId: String?
            var expiresAt: String
        }

        var accessToken: Keys
    }
}

extension LoginToken: CustomReflectable {
    /// A mirror without the texts of the file.
    var customMirror: Mirror { Mirror(self, children: ["expiresAt": expiresAt]) }
}
