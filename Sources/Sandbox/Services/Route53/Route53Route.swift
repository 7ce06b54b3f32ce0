/// Method and path of an operation.
struct Route53Route: Sendable {
    private let method: String
    private let pattern: [String]
    /// Makes the operation of a request that fits.
    let make: @Sendable (Route53Call) throws(ServiceError) -> any SandboxOperation

    init(
        _ method: String, _ pattern: String,
        make: @escaping @Sendable (Route53Call) throws(ServiceError) -> any SandboxOperation
    ) {
        self.method = method
        self.pattern = pattern.split(separator: "/").map(String.init)
        self.make = make
    }

    /// What stands where the pattern has stars; nil for another method or path.
    func parameters(method: String, path: [String]) -> [String]? {
        guard method == self.method, path.count == pattern.count else { return nil }
        var parameters: [String] = []
        for (wanted, found) in zip(pattern, path) {
            if wanted == "*" { parameters.append(found) } else if wanted != found { return nil }
        }
        return parameters
    }
}

/// A request that fits a route.
struct Route53Call: Sendable {
    /// What stands where the path has parameters, decoded.
    var parameters: [String]
    var query: [String: String]
    var body: [UInt8]

    /// The id of a zone in the path.
    func zoneID() throws(ServiceError) -> String { try Self.zoneID(parameters.first ?? "") }

    /// The name of a key-signing key in the path.
    var keyName: String { parameters.count > 1 ? parameters[1] : "" }

    /// The bare id of a zone, whatever prefix it has.
    static func zoneID(_ text: String) throws(ServiceError) -> String {
        let id = String(text.split(separator: "/").last ?? "")
        guard id.utf8.count <= 32 else { throw .tooLong(id, maximum: 32, type: "ResourceId") }
        return id
    }

    /// How many items a page may have.
    func maximumItems(default standard: Int = 100) throws(ServiceError) -> Int {
        guard let text = query["maxitems"] else { return standard }
        guard let number = Int(text), number > 0 else {
            throw .invalidInput("The value '\(text)' of maxitems is not a positive integer.")
        }
        return number
    }
}

/// An operation of Route 53.
protocol Route53Operation: SandboxOperation {
    /// The ARN of what it is about; nil when it is about everything.
    var resource: String? { get }
}

extension Route53Operation {
    func checkPermission(in context: CallContext, on account: AccountState) throws(ServiceError) {
        if let zone = resource.flatMap(Self.zoneID(arn:)).flatMap(account.zone), zone.owner != context.identity.account
        {
            throw ServiceError(
                "AccessDenied", "User: \(context.identity.arn) is not authorized to access this resource", status: 403)
        }
        if let sentence = Access.refusal(of: "route53:\(Self.name)", on: resource, by: context.identity) {
            throw ServiceError("AccessDenied", sentence, status: 403)
        }
    }

    static func zoneARN(_ id: String) -> String { zonePrefix + id }

    private static func zoneID(arn: String) -> String? {
        arn.hasPrefix(zonePrefix) ? String(arn.dropFirst(zonePrefix.count)) : nil
    }

    private static var zonePrefix: String { "arn:aws:route53:::hostedzone/" }

    /// The body whose root is named after the operation.
    static func reply(
        status: Int = 200, headers: [SandboxField] = [], _ content: (inout XMLWriter) -> Void
    ) -> ServiceReply {
        let text = XMLWriter.document("\(name)Response", namespace: Route53Service.namespace, content)
        return ServiceReply(status: status, headers: headers, body: Array(text.utf8))
    }
}
