import AWSCore

extension AWSService {
    static let test = AWSService(
        name: "Test", endpointPrefix: "test", signingName: "test", wireProtocol: .restXML(namespace: "urn:test"),
        variableSuffix: "TEST", location: .global)
}

/// A read that answers with its page's text.
struct Read: PaginatedOperation, Hashable {
    static let service = AWSService.test
    static let name = "Read"
    static let repeatability = Repeatability.repeatable

    var page = 1

    var request: OperationRequest {
        OperationRequest(.get, path: "pages", "\(page)", query: [QueryItem(name: "q", value: "a b")])
    }

    func response(from reply: HTTPResponse) throws -> String {
        try reply.xml(root: "Page").text
    }

    func next(after response: String) -> Read? {
        response == "last" ? nil : Read(page: page + 1)
    }
}

/// A change.
struct Change: Operation, Hashable {
    static let service = AWSService.test
    static let name = "Change"
    static let repeatability = Repeatability.lookFirst

    var request: OperationRequest { OperationRequest(.post, path: "changes", body: Array("<Change />".utf8)) }

    func response(from reply: HTTPResponse) throws -> Int { reply.status }
}

extension Credentials {
    static let test = Credentials(
        accessKeyID: "AKIDEXAMPLE", secretAccessKey: Secret("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"))
}
