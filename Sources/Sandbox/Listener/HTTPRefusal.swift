/// Why a request gets no further than the connection: AWS's common errors for these.
///
/// Source: "Common Error Types" of the API references of AWS; the one for long headers is that of S3.
enum HTTPRefusal: Sendable {
    case malformed
    case headersTooLong
    case bodyTooLong
    case tooSlow
    case tooManyConnections

    private var parts: (status: Int, reason: String, code: String, message: String) {
        switch self {
        case .malformed: (400, "Bad Request", "MalformedHttpRequestException", "The request is not valid HTTP.")
        case .headersTooLong:
            (
                400, "Bad Request", "RequestHeaderSectionTooLarge",
                "Your request header and query parameters used to make the request exceed the maximum allowed size."
            )
        case .bodyTooLong:
            (413, "Payload Too Large", "RequestEntityTooLargeException", "The request entity is too large.")
        case .tooSlow: (408, "Request Timeout", "RequestTimeoutException", "Reading the request timed out.")
        case .tooManyConnections:
            (503, "Service Unavailable", "ServiceUnavailable", "Service is unavailable: too many connections.")
        }
    }

    /// The whole response, in JSON for a service that speaks it, as far as the request was read.
    ///
    /// - Parameter target: The header `X-Amz-Target`, if one has come.
    func octets(target: String?) -> [UInt8] {
        let (status, reason, code, message) = parts
        let error = ServiceError(code, message, status: status)
        let requestID = KeyIDs.uuid(SandboxServer.systemRandomOctets(16))
        let body =
            target == nil
            ? XMLErrors.body(of: error, requestID: requestID, namespace: nil) : JSONErrors.body(of: error)
        let head = """
            HTTP/1.1 \(status) \(reason)\r
            x-amzn-RequestId: \(requestID)\r
            Content-Type: \(target == nil ? "text/xml" : "application/x-amz-json-1.1")\r
            Content-Length: \(body.count)\r
            Connection: close\r
            \r

            """
        return Array(head.utf8) + body
    }
}
