/// Route 53: paths and bodies of XML.
struct Route53Service: EmulatedService {
    let signingName = "route53"
    let signingRegion: String?
    let contentType = "text/xml"

    static let namespace = "https://route53.amazonaws.com/doc/2013-04-01/"
    static let version = "2013-04-01"

    private let changeBatchErrors: SandboxSettings.ChangeBatchErrors

    init(_ settings: SandboxSettings) {
        signingRegion = settings.requiresRoute53Region ? SandboxAccount.region : nil
        changeBatchErrors = settings.changeBatchErrors
    }

    func operation(of request: SandboxRequest) throws(ServiceError) -> any SandboxOperation {
        let target = RequestTarget(request.target)
        guard let segments = target.segments, let query = target.query else {
            throw .invalidInput("Invalid URI: the request's path or query cannot be decoded.")
        }
        // What comes before the version belongs to the endpoint's own path.
        guard let start = segments.firstIndex(of: Self.version) else { throw Self.unknownOperation }
        let path = Array(segments[(start + 1)...])
        for route in Self.routes {
            if let parameters = route.parameters(method: request.method, path: path) {
                return try route.make(Route53Call(parameters: parameters, query: query, body: request.body))
            }
        }
        throw Self.unknownOperation
    }

    func error(for problem: SignatureProblem) -> ServiceError { XMLErrors.error(for: problem) }

    func error(for fault: SandboxFault) -> ServiceError? { XMLErrors.error(for: fault) }

    func body(of error: ServiceError, requestID: String) -> [UInt8] {
        guard changeBatchErrors == .messages, !error.problems.isEmpty else {
            return XMLErrors.body(of: error, requestID: requestID, namespace: Self.namespace)
        }
        let text = XMLWriter.document(error.code, namespace: Self.namespace) { xml in
            xml.element("Messages") { xml in
                for problem in error.problems { xml.element("Message", problem) }
            }
            xml.element("RequestId", requestID)
        }
        return Array(text.utf8)
    }

    private static let unknownOperation = ServiceError(
        "UnknownOperationException", "The sandbox knows no operation at this path.", status: 404)

    private static let routes = [
        Route53Route("POST", "keysigningkey") { call throws(ServiceError) in try CreateKeySigningKey(call) },
        Route53Route("POST", "keysigningkey/*/*/activate") { call throws(ServiceError) in
            try ActivateKeySigningKey(call)
        },
        Route53Route("POST", "keysigningkey/*/*/deactivate") { call throws(ServiceError) in
            try DeactivateKeySigningKey(call)
        },
        Route53Route("DELETE", "keysigningkey/*/*") { call throws(ServiceError) in try DeleteKeySigningKey(call) },
        Route53Route("GET", "hostedzone") { call throws(ServiceError) in try ListHostedZones(call) },
        Route53Route("POST", "hostedzone") { call throws(ServiceError) in try CreateHostedZone(call) },
        Route53Route("DELETE", "hostedzone/*") { call throws(ServiceError) in try DeleteHostedZone(call) },
        Route53Route("GET", "hostedzone/*/rrset") { call throws(ServiceError) in try ListResourceRecordSets(call) },
        Route53Route("POST", "hostedzone/*/rrset") { call throws(ServiceError) in try ChangeResourceRecordSets(call) },
        Route53Route("GET", "hostedzonesbyname") { call throws(ServiceError) in try ListHostedZonesByName(call) },
        Route53Route("GET", "hostedzonecount") { _ in GetHostedZoneCount() },
        Route53Route("GET", "hostedzone/*") { call throws(ServiceError) in try GetHostedZone(call) },
        Route53Route("GET", "hostedzone/*/dnssec") { call throws(ServiceError) in try GetDNSSEC(call) },
        Route53Route("POST", "hostedzone/*/enable-dnssec") { call throws(ServiceError) in
            try EnableHostedZoneDNSSEC(call)
        },
        Route53Route("POST", "hostedzone/*/disable-dnssec") { call throws(ServiceError) in
            try DisableHostedZoneDNSSEC(call)
        },
        Route53Route("GET", "tags/*/*") { call throws(ServiceError) in try ListTagsForResource(call) },
        Route53Route("POST", "tags/*/*") { call throws(ServiceError) in try ChangeTagsForResource(call) },
        Route53Route("GET", "change/*") { call throws(ServiceError) in try GetChange(call) },
    ]
}
