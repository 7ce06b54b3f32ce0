/// One operation on its way: everything about it that does not change from attempt to attempt.
struct Call {
    let service: AWSService
    let operation: String
    let repeatability: Repeatability
    let isSigned: Bool
    let exchangesSecrets: Bool
    /// The request without signature.
    let request: HTTPRequest
    let signer: RequestSigner

    init<O: Operation>(_ operation: O, configuration: ClientConfiguration, keys: SigningKeys) throws {
        service = O.service
        self.operation = O.name
        repeatability = O.repeatability
        isSigned = O.isSigned
        exchangesSecrets = O.exchangesSecrets
        let endpoint = try Endpoint(
            of: O.service, region: configuration.region, overrides: configuration.endpointOverride,
            variant: configuration.endpointVariant)
        signer = RequestSigner(region: endpoint.signingRegion, service: O.service.signingName, keys: keys)
        request = Self.request(operation.request, of: O.self, at: endpoint)
    }

    private static func request<O: Operation>(
        _ part: OperationRequest, of operation: O.Type, at endpoint: Endpoint
    ) -> HTTPRequest {
        var request = HTTPRequest(
            method: part.method, scheme: endpoint.scheme, host: endpoint.host, port: endpoint.port,
            path: endpoint.path(of: part), query: part.query, body: part.body)
        request.headers["Host"] = request.authority
        switch O.service.wireProtocol {
        case .restXML:
            // Without a content type, as AWS's own clients send it.
            break
        case .json(let targetPrefix):
            request.headers["X-Amz-Target"] = "\(targetPrefix).\(O.name)"
            request.headers["Content-Type"] = "application/x-amz-json-1.1"
        case .restJSON:
            if !part.body.isEmpty { request.headers["Content-Type"] = "application/json" }
        case .query:
            request.headers["Content-Type"] = "application/x-www-form-urlencoded; charset=utf-8"
        }
        request.headers.fields += part.headers.fields
        return request
    }

    /// A reply's error with what the reply itself does not know.
    func completed(_ error: ReplyError, status: Int) -> ReplyError {
        ReplyError(
            error.reason, httpStatus: error.httpStatus ?? status, endpoint: error.endpoint ?? request.endpoint,
            operation: error.operation ?? operation)
    }
}
