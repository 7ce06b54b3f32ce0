/// What KMS and Route 53 Domains have in common, which answer in JSON.
enum JSONErrors {
    static func error(for problem: SignatureProblem) -> ServiceError {
        switch problem {
        case .missing: ServiceError("MissingAuthenticationTokenException", "Missing Authentication Token")
        case .incomplete(let message): ServiceError("IncompleteSignatureException", message)
        case .unknownKey:
            ServiceError("UnrecognizedClientException", "The security token included in the request is invalid.")
        case .expired:
            ServiceError("ExpiredTokenException", "The security token included in the request is expired")
        case .wrong(let message): ServiceError("InvalidSignatureException", message)
        }
    }

    /// - Parameter internalFailure: The service's own code for HTTP 500.
    static func error(for fault: SandboxFault, internalFailure: String) -> ServiceError? {
        switch fault {
        case .throttle: ServiceError("ThrottlingException", "Rate exceeded")
        case .internalFailure:
            ServiceError(internalFailure, "An internal error occurred. Please try again.", status: 500)
        case .unavailable: ServiceError("ServiceUnavailableException", "Service is unavailable", status: 503)
        case .error(let code, let message, let status): ServiceError(code, message, status: status)
        case .closedBeforeWork, .closedAfterWork, .wrongClock, .drip, .truncated, .reply: nil
        }
    }

    static func body(of error: ServiceError) -> [UInt8] {
        // AWS spells the member in both ways; a denial comes with the capital letter.
        let member = error.code == "AccessDeniedException" ? "Message" : "message"
        return JSONValue.object(["__type": .string(error.code), member: .string(error.message)]).text
    }
}
