/// KMS: the operation in a header, bodies of JSON.
struct KMSService: EmulatedService {
    let signingName = "kms"
    let signingRegion: String?
    let contentType = "application/x-amz-json-1.1"

    static let targetPrefix = "TrentService."

    /// - Parameter region: The region of the host that was asked; nil when it names none.
    init(region: String?) { signingRegion = region }

    func operation(of request: SandboxRequest) throws(ServiceError) -> any SandboxOperation {
        let target = request.header("x-amz-target") ?? ""
        guard request.method == "POST", target.hasPrefix(Self.targetPrefix),
            let make = Self.operations[String(target.dropFirst(Self.targetPrefix.count))]
        else { throw ServiceError("UnknownOperationException", "") }
        return try make(try KMSBody(request.body))
    }

    func error(for problem: SignatureProblem) -> ServiceError {
        switch problem {
        case .missing: ServiceError("MissingAuthenticationTokenException", "Missing Authentication Token")
        case .incomplete(let message): ServiceError("IncompleteSignatureException", message)
        case .unknownKey:
            ServiceError("UnrecognizedClientException", "The security token included in the request is invalid.")
        case .wrong(let message): ServiceError("InvalidSignatureException", message)
        }
    }

    func error(for fault: SandboxFault) -> ServiceError? {
        switch fault {
        case .throttle:
            ServiceError("ThrottlingException", "Rate exceeded")
        case .internalFailure:
            ServiceError("KMSInternalException", "An internal error occurred. Please try again.", status: 500)
        case .unavailable: ServiceError("ServiceUnavailableException", "Service is unavailable", status: 503)
        case .error(let code, let message, let status): ServiceError(code, message, status: status)
        case .closedBeforeWork, .closedAfterWork: nil
        }
    }

    func body(of error: ServiceError, requestID: String) -> [UInt8] {
        // AWS spells the member in both ways; a denial comes with the capital letter.
        let member = error.code == "AccessDeniedException" ? "Message" : "message"
        return JSONValue.object(["__type": .string(error.code), member: .string(error.message)]).text
    }

    private typealias Maker = @Sendable (KMSBody) throws(ServiceError) -> any SandboxOperation

    private static let operations: [String: Maker] = [
        CancelKeyDeletion.name: { body throws(ServiceError) in try CancelKeyDeletion(body) },
        CreateAlias.name: { body throws(ServiceError) in try CreateAlias(body) },
        CreateKey.name: { body throws(ServiceError) in try CreateKey(body) },
        DescribeKey.name: { body throws(ServiceError) in try DescribeKey(body) },
        EnableKey.name: { body throws(ServiceError) in try EnableKey(body) },
        GetKeyPolicy.name: { body throws(ServiceError) in try GetKeyPolicy(body) },
        GetPublicKey.name: { body throws(ServiceError) in try GetPublicKey(body) },
        ListAliases.name: { body throws(ServiceError) in try ListAliases(body) },
        ListKeys.name: { body throws(ServiceError) in try ListKeys(body) },
        ListResourceTags.name: { body throws(ServiceError) in try ListResourceTags(body) },
        PutKeyPolicy.name: { body throws(ServiceError) in try PutKeyPolicy(body) },
        Sign.name: { body throws(ServiceError) in try Sign(body) },
        TagResource.name: { body throws(ServiceError) in try TagResource(body) },
    ]
}
