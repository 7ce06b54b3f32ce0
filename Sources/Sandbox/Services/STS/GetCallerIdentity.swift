/// Tells who signed the request. Everyone may ask.
///
/// Source: STS API Reference, "GetCallerIdentity".
struct GetCallerIdentity: SandboxOperation {
    static let name = "GetCallerIdentity"

    func perform(in context: CallContext, on account: inout AccountState) throws(ServiceError) -> ServiceReply {
        let text = XMLWriter.document("GetCallerIdentityResponse", namespace: STSService.namespace) { xml in
            xml.element("GetCallerIdentityResult") { xml in
                xml.element("UserId", context.identity.userID)
                xml.element("Account", context.identity.account)
                xml.element("Arn", context.identity.arn)
            }
            xml.element("ResponseMetadata") { $0.element("RequestId", context.requestID) }
        }
        return ServiceReply(body: Array(text.utf8))
    }
}
