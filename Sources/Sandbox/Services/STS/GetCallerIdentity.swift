/// Tells who signed the request. Everyone may ask.
///
/// Source: STS API Reference, "GetCallerIdentity".
struct GetCallerIdentity: SandboxOperation {
    static let name = "GetCallerIdentity"

    func perform(in context: CallContext, on account: inout AccountState) throws(ServiceError) -> ServiceReply {
        STSService.reply(Self.name, in: context) { xml in
            xml.element("UserId", context.identity.userID)
            xml.element("Account", context.identity.account)
            xml.element("Arn", context.identity.arn)
        }
    }
}
