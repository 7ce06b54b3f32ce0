/// STS: forms in, XML out.
struct STSService: EmulatedService {
    let signingName = "sts"
    let signingRegion: String?
    let contentType = "text/xml"

    static let namespace = "https://sts.amazonaws.com/doc/2011-06-15/"
    static let version = "2011-06-15"

    /// - Parameter region: The region of the host that was asked; nil when it names none.
    init(region: String?) { signingRegion = region }

    func operation(of request: SandboxRequest) throws(ServiceError) -> any SandboxOperation {
        guard let form = FormBody(request.body), let action = form["Action"] else {
            throw ServiceError("MissingAction", "Could not find an action in the request.")
        }
        let version = form["Version"] ?? ""
        let unknown = ServiceError("InvalidAction", "Could not find operation \(action) for version \(version)")
        guard request.method == "POST", version == Self.version else { throw unknown }
        switch action {
        case GetCallerIdentity.name: return GetCallerIdentity()
        case AssumeRole.name: return try AssumeRole(STSForm(form))
        case AssumeRoleWithWebIdentity.name: return try AssumeRoleWithWebIdentity(STSForm(form))
        default: throw unknown
        }
    }

    /// The body of a reply, with what all of them end with.
    static func reply(
        _ operation: String, in context: CallContext, _ content: (inout XMLWriter) -> Void
    ) -> ServiceReply {
        let text = XMLWriter.document("\(operation)Response", namespace: namespace) { xml in
            xml.element("\(operation)Result", content)
            xml.element("ResponseMetadata") { $0.element("RequestId", context.requestID) }
        }
        return ServiceReply(body: Array(text.utf8))
    }

    func error(for problem: SignatureProblem) -> ServiceError { XMLErrors.error(for: problem) }

    func error(for fault: SandboxFault) -> ServiceError? { XMLErrors.error(for: fault) }

    func body(of error: ServiceError, requestID: String) -> [UInt8] {
        XMLErrors.body(of: error, requestID: requestID, namespace: Self.namespace)
    }
}
