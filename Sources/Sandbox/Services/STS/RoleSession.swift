import DNSSEC
import FoundationEssentials

/// A role that is asked for, and the session that is made of it.
struct RoleSession: Sendable {
    private let roleARN: String
    private let sessionName: String
    private let seconds: Int

    init(_ form: STSForm) throws(ServiceError) {
        roleARN = try form.requiredText("RoleArn", length: 20...2048)
        sessionName = try form.requiredText("RoleSessionName", length: 2...64)
        seconds = try form.duration()
        let allowed = Set("+=,.@-_".utf8)
        guard
            sessionName.utf8.allSatisfy({ octet in
                allowed.contains(octet) || (0x30...0x39).contains(octet) || (0x41...0x5A).contains(octet)
                    || (0x61...0x7A).contains(octet)
            })
        else {
            throw STSForm.invalid(
                "1 validation error detected: Value '\(sessionName)' at 'roleSessionName' failed to satisfy constraint:"
                    + " Member must satisfy regular expression pattern: [\\w+=,.@-]*")
        }
    }

    /// The role and its account; nil for one that there is not.
    private var role: (SandboxRole, account: String)? {
        let fields = roleARN.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        guard fields.count == 6, fields[0...3] == ["arn", "aws", "iam", ""], fields[5].hasPrefix("role/"),
            [SandboxAccount.id, SandboxAccount.partner].contains(fields[4]),
            let name = fields[5].split(separator: "/").last, let role = SandboxRole.named(String(name))
        else { return nil }
        return (role, fields[4])
    }

    /// The sentence of a refusal, which never tells whether there is such a role.
    func refused(_ operation: String, to caller: String) -> ServiceError {
        let subject = caller.isEmpty ? "Not authorized" : "User: \(caller) is not authorized"
        return ServiceError(
            "AccessDenied",
            "\(subject) to perform \(caller.isEmpty ? "" : ": ")sts:\(operation)"
                + (caller.isEmpty ? "" : " on resource: \(roleARN)"), status: 403)
    }

    /// The role, for a caller who knows its external id.
    func role(externalID: String?) -> SandboxRole? {
        guard let (role, _) = role, role.externalID == nil || role.externalID == externalID else { return nil }
        return role
    }

    /// Refuses to make a long session out of a session.
    func checkChaining(of identity: SandboxIdentity) throws(ServiceError) {
        guard identity.roleARN == nil || seconds <= 3600 else {
            throw STSForm.invalid(
                "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining")
        }
    }

    /// Makes the session and keeps it until it ends.
    func begin(in context: CallContext, on account: inout AccountState) -> (accessKeyID: String, SessionRecord)? {
        guard let (role, owner) = role else { return nil }
        let seed = "\(owner) \(role.name)"
        let record = SessionRecord(
            secretAccessKey: Base64.encode(context.randomOctets(30)),
            sessionToken: Base64.encode(context.randomOctets(150)),
            // Sessions end by the world's clock, by which signatures are made.
            expiration: context.wallClock.addingTimeInterval(Double(seconds)), role: role.name, account: owner,
            sessionName: sessionName,
            userID: "AROA" + IDLetters.text(SeedNames.octets("role \(seed)", count: 17)) + ":\(sessionName)")
        let accessKeyID = "ASIA" + context.randomLetters(16)
        account.add(record, accessKeyID: accessKeyID, now: context.wallClock)
        return (accessKeyID, record)
    }
}

extension AccountState {
    private static let maximumSessions = 10_000

    /// Keeps a session, and forgets those that have ended, or the oldest of very many.
    fileprivate mutating func add(_ session: SessionRecord, accessKeyID: String, now: Date) {
        sessions[accessKeyID] = session
        guard sessions.count > 100 else { return }
        // One that ended a day ago is still told from a key that never was.
        sessions = sessions.filter { $0.value.expiration.addingTimeInterval(86_400) > now }
        guard sessions.count > Self.maximumSessions else { return }
        let newest = sessions.sorted { $0.value.expiration > $1.value.expiration }.prefix(Self.maximumSessions / 2)
        sessions = Dictionary(uniqueKeysWithValues: newest.map { ($0.key, $0.value) })
    }
}

extension XMLWriter {
    /// The elements of a session that AssumeRole and its sibling share.
    mutating func write(_ session: SessionRecord, accessKeyID: String) {
        element("Credentials") { xml in
            xml.element("AccessKeyId", accessKeyID)
            xml.element("SecretAccessKey", session.secretAccessKey)
            xml.element("SessionToken", session.sessionToken)
            xml.element("Expiration", Timestamp.iso8601(session.expiration))
        }
        element("AssumedRoleUser") { xml in
            xml.element("AssumedRoleId", session.userID)
            xml.element("Arn", SandboxIdentity(accessKeyID: accessKeyID, session: session).arn)
        }
        element("PackedPolicySize", "6")
    }
}
