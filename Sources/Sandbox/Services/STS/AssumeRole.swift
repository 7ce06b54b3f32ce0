/// Gives temporary credentials of a role of either account, see ``SandboxRole``.
///
/// Source: STS API Reference, "AssumeRole".
struct AssumeRole: SandboxOperation {
    static let name = "AssumeRole"
    static let isChange = true

    private let session: RoleSession
    private let externalID: String?

    init(_ form: STSForm) throws(ServiceError) {
        session = try RoleSession(form)
        externalID = try form.text("ExternalId", length: 2...1224)
    }

    func perform(in context: CallContext, on account: inout AccountState) throws(ServiceError) -> ServiceReply {
        guard Access.allows("sts:AssumeRole", context.identity), session.role(externalID: externalID) != nil else {
            throw session.refused(Self.name, to: context.identity.arn)
        }
        try session.checkChaining(of: context.identity)
        guard let (accessKeyID, record) = session.begin(in: context, on: &account) else {
            throw session.refused(Self.name, to: context.identity.arn)
        }
        return STSService.reply(Self.name, in: context) { $0.write(record, accessKeyID: accessKeyID) }
    }
}
