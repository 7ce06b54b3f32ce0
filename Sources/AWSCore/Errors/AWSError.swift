/// What AWS answered instead of a result.
public struct AWSError: Error, Hashable, Sendable {
    /// What is wrong, as AWS names it.
    public var code: Code
    /// What AWS says about it; may be empty.
    public var message: String
    /// The reply's status.
    public var httpStatus: Int
    /// The number of the request, which AWS's support asks for.
    public var requestID: String?
    /// The operation that was refused.
    public var operation: String
    /// The service's name for people.
    public var service: String

    /// An error of its parts.
    public init(
        code: Code, message: String, httpStatus: Int, requestID: String? = nil, operation: String, service: String
    ) {
        self.code = code
        self.message = message
        self.httpStatus = httpStatus
        self.requestID = requestID
        self.operation = operation
        self.service = service
    }
}

extension AWSError: CustomStringConvertible {
    /// `Route 53 refused CreateKeySigningKey: InvalidKMSArn: … (HTTP 400, request id …)`.
    public var description: String {
        let said = message.isEmpty ? code.rawValue : "\(code.rawValue): \(message)"
        let request = requestID.map { ", request id \($0)" } ?? ""
        return
            "\(service) \(httpStatus >= 500 ? "failed at" : "refused") \(operation): \(said) (HTTP \(httpStatus)\(request))"
    }
}
