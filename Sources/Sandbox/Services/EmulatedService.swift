/// One of the services: how its requests are read and its errors written.
protocol EmulatedService: Sendable {
    /// The name in signatures.
    var signingName: String { get }

    /// The region that signatures must be for; nil when the signature says it.
    var signingRegion: String? { get }

    /// The content type of all replies.
    var contentType: String { get }

    /// Understands a request.
    func operation(of request: SandboxRequest) throws(ServiceError) -> any SandboxOperation

    /// The error for a signature that is refused.
    func error(for problem: SignatureProblem) -> ServiceError

    /// The error of a fault that was asked for.
    func error(for fault: SandboxFault) -> ServiceError?

    /// The body of a reply that is an error.
    func body(of error: ServiceError, requestID: String) -> [UInt8]
}

/// What Route 53 and STS have in common, which answer in XML.
enum XMLErrors {
    static func error(for problem: SignatureProblem) -> ServiceError {
        switch problem {
        case .missing:
            ServiceError("MissingAuthenticationToken", "Request is missing Authentication Token", status: 403)
        case .incomplete(let message):
            ServiceError("IncompleteSignature", message, status: 400)
        case .unknownKey:
            ServiceError(
                "InvalidClientTokenId", "The security token included in the request is invalid.", status: 403)
        case .wrong(let message):
            ServiceError("SignatureDoesNotMatch", message, status: 403)
        }
    }

    static func error(for fault: SandboxFault) -> ServiceError? {
        switch fault {
        case .throttle: ServiceError("Throttling", "Rate exceeded")
        case .internalFailure:
            ServiceError(
                "InternalFailure", "We encountered an internal error. Please try again.", status: 500)
        case .unavailable:
            ServiceError("ServiceUnavailable", "Service is unavailable", status: 503)
        case .error(let code, let message, let status): ServiceError(code, message, status: status)
        case .closedBeforeWork, .closedAfterWork: nil
        }
    }

    static func body(of error: ServiceError, requestID: String, namespace: String) -> [UInt8] {
        let text = XMLWriter.document("ErrorResponse", namespace: namespace) { xml in
            xml.element("Error") { xml in
                xml.element("Type", error.isFault ? "Receiver" : "Sender")
                xml.element("Code", error.code)
                xml.element("Message", error.message)
            }
            xml.element("RequestId", requestID)
        }
        return Array(text.utf8)
    }
}
