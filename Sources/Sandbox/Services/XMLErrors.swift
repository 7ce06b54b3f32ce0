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
        case .expired:
            ServiceError("ExpiredToken", "The security token included in the request is expired", status: 403)
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
        case .closedBeforeWork, .closedAfterWork, .wrongClock, .drip, .truncated, .reply: nil
        }
    }

    static func body(of error: ServiceError, requestID: String, namespace: String?) -> [UInt8] {
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
