/// Why a request gets no further than the connection: AWS's common errors for these.
///
/// Source: "Common Error Types" of the API references of AWS; the one for long headers is that of S3.
enum HTTPRefusal: Sendable {
    case malformed
    case headersTooLong
    case bodyTooLong
    case tooSlow
    case tooManyConnections

    private var parts: (status: Int, code: String, message: String) {
        switch self {
        case .malformed: (400, "MalformedHttpRequestException", "The request is not valid HTTP.")
        case .headersTooLong:
            (
                400, "RequestHeaderSectionTooLarge",
                "Your request header and query parameters used to make the request exceed the maximum allowed size."
            )
        case .bodyTooLong: (413, "RequestEntityTooLargeException", "The request entity is too large.")
        case .tooSlow: (408, "RequestTimeoutException", "Reading the request timed out.")
        case .tooManyConnections: (503, "ServiceUnavailable", "Service is unavailable: too many connections.")
        }
    }

    /// The response, in JSON for a service that speaks it, as far as the request was read.
    func response(target: String?) -> SandboxResponse {
        let error = ServiceError(parts.code, parts.message, status: parts.status)
        let requestID = KeyIDs.uuid(SandboxServer.systemRandomOctets(16))
        let body =
            target == nil ? XMLErrors.body(of: error, requestID: requestID, namespace: nil) : JSONErrors.body(of: error)
        return SandboxResponse(
            status: error.status,
            headers: [
                SandboxField("x-amzn-RequestId", requestID),
                SandboxField("Content-Type", target == nil ? "text/xml" : "application/x-amz-json-1.1"),
                SandboxField("Content-Length", "\(body.count)"), SandboxField("Connection", "close"),
            ], body: body)
    }
}
