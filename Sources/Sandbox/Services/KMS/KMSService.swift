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
        return try make(try JSONBody(request.body))
    }

    func error(for problem: SignatureProblem) -> ServiceError { JSONErrors.error(for: problem) }

    func error(for fault: SandboxFault) -> ServiceError? {
        JSONErrors.error(for: fault, internalFailure: "KMSInternalException")
    }

    func body(of error: ServiceError, requestID: String) -> [UInt8] { JSONErrors.body(of: error) }

    private typealias Maker = @Sendable (JSONBody) throws(ServiceError) -> any SandboxOperation

    private static let operations: [String: Maker] = [
        CancelKeyDeletion.name: { body throws(ServiceError) in try CancelKeyDeletion(body) },
        CreateAlias.name: { body throws(ServiceError) in try CreateAlias(body) },
        CreateKey.name: { body throws(ServiceError) in try CreateKey(body) },
        DeleteAlias.name: { body throws(ServiceError) in try DeleteAlias(body) },
        DescribeKey.name: { body throws(ServiceError) in try DescribeKey(body) },
        DisableKey.name: { body throws(ServiceError) in try DisableKey(body) },
        EnableKey.name: { body throws(ServiceError) in try EnableKey(body) },
        GetKeyPolicy.name: { body throws(ServiceError) in try GetKeyPolicy(body) },
        GetPublicKey.name: { body throws(ServiceError) in try GetPublicKey(body) },
        ListAliases.name: { body throws(ServiceError) in try ListAliases(body) },
        ListKeyPolicies.name: { body throws(ServiceError) in try ListKeyPolicies(body) },
        ListKeys.name: { body throws(ServiceError) in try ListKeys(body) },
        ListResourceTags.name: { body throws(ServiceError) in try ListResourceTags(body) },
        PutKeyPolicy.name: { body throws(ServiceError) in try PutKeyPolicy(body) },
        ScheduleKeyDeletion.name: { body throws(ServiceError) in try ScheduleKeyDeletion(body) },
        Sign.name: { body throws(ServiceError) in try Sign(body) },
        TagResource.name: { body throws(ServiceError) in try TagResource(body) },
        UntagResource.name: { body throws(ServiceError) in try UntagResource(body) },
        UpdateAlias.name: { body throws(ServiceError) in try UpdateAlias(body) },
        Verify.name: { body throws(ServiceError) in try Verify(body) },
    ]
}
