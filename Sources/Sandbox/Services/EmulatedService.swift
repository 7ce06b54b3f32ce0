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
