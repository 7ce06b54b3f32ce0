/// Reads a reply that is not one of success, in every form that AWS's services and their gateways have.
enum RefusalReader {
    /// What was refused and why.
    ///
    /// - Throws: ``ReplyError`` when the reply is not AWS's.
    static func read(_ reply: HTTPResponse, operation: String, service: AWSService) throws -> AWSError {
        try reply.checkCompression()
        let refusal = try refusal(in: reply)
        let requestID =
            reply.headers["x-amzn-RequestId"] ?? reply.headers["x-amz-request-id"] ?? refusal.requestID
        return AWSError(
            code: AWSError.Code(rawValue: refusal.code ?? String(reply.status)),
            message: refusal.message ?? (refusal.code == nil ? ReasonPhrase.of(reply.status) : ""),
            httpStatus: reply.status, requestID: requestID, operation: operation, service: service.name)
    }

    /// Gateways answer in XML to JSON services and the other way round, so the body's first character decides.
    private static func refusal(in reply: HTTPResponse) throws -> Refusal {
        let first = reply.body.first { $0 > 0x20 && $0 != 0xEF && $0 != 0xBB && $0 != 0xBF }
        switch first {
        case nil:
            return Refusal(code: errorTypeHeader(reply))
        case UInt8(ascii: "<"):
            return try XMLRefusal.read(reply.body)
        case UInt8(ascii: "{"):
            return try JSONRefusal.read(reply, header: errorTypeHeader(reply))
        default:
            guard let code = errorTypeHeader(reply) else {
                throw ReplyError("it is neither XML nor JSON: \(Excerpt.of(reply.body))")
            }
            return Refusal(code: code)
        }
    }

    private static func errorTypeHeader(_ reply: HTTPResponse) -> String? {
        reply.headers["x-amzn-errortype"].flatMap(JSONRefusal.code(in:))
    }
}

/// What a refusal's body says.
struct Refusal: Hashable {
    var code: String?
    var message: String?
    var requestID: String?
}
