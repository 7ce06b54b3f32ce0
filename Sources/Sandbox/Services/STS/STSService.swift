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
        guard request.method == "POST", version == Self.version, action == GetCallerIdentity.name else {
            throw ServiceError("InvalidAction", "Could not find operation \(action) for version \(version)")
        }
        return GetCallerIdentity()
    }

    func error(for problem: SignatureProblem) -> ServiceError { XMLErrors.error(for: problem) }

    func error(for fault: SandboxFault) -> ServiceError? { XMLErrors.error(for: fault) }

    func body(of error: ServiceError, requestID: String) -> [UInt8] {
        XMLErrors.body(of: error, requestID: requestID, namespace: Self.namespace)
    }
}
