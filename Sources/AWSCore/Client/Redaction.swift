extension HTTPHeaders {
    private static let secret: Set<String> = [
        "authorization", "proxy-authorization", "x-amz-security-token", "x-amz-sso_bearer_token", "cookie",
        "set-cookie", "dpop",
    ]

    /// The fields with `•••` for every value that would let someone act for the user.
    public var redacted: HTTPHeaders {
        HTTPHeaders(
            fields.map { field in
                Self.secret.contains(field.name.lowercased()) ? Field(name: field.name, value: Secret.mask) : field
            })
    }
}

extension HTTPHeaders: CustomStringConvertible, CustomReflectable {
    /// The fields as lines, secrets masked.
    public var description: String {
        redacted.fields.map { "\($0.name): \($0.value)" }.joined(separator: "\n")
    }

    /// A mirror that shows secrets masked, so that dumped requests show them nowhere.
    public var customMirror: Mirror {
        Mirror(self, children: redacted.fields.map { (label: $0.name, value: $0.value as Any) })
    }
}

extension HTTPRequest {
    /// The request with secrets masked; the whole body is one when it holds any.
    func redacted(withBody hidesBody: Bool) -> HTTPRequest {
        var request = self
        if hidesBody, !body.isEmpty { request.body = Array(Secret.mask.utf8) }
        request.headers = headers.redacted
        return request
    }
}

extension HTTPResponse {
    /// The response with secrets masked; the whole body is one when it holds any.
    func redacted(withBody hidesBody: Bool) -> HTTPResponse {
        var response = self
        if hidesBody, !body.isEmpty { response.body = Array(Secret.mask.utf8) }
        response.headers = headers.redacted
        return response
    }
}
