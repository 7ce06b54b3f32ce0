/// Sends operations to AWS.
///
/// Copies share what they learn: the tokens left for repeats, and how wrong the clock is.
public struct AWSClient: Sendable {
    let configuration: ClientConfiguration
    let state: ClientState

    /// A client that works with what it is given; it does nothing until it is asked to.
    public init(_ configuration: ClientConfiguration) {
        self.init(configuration, state: ClientState())
    }

    init(_ configuration: ClientConfiguration, state: ClientState) {
        self.configuration = configuration
        self.state = state
    }

    /// Sends an operation and waits for its response.
    ///
    /// - Throws: ``AWSError`` when AWS refuses, ``TransportError`` when there is no answer, ``CredentialsError`` when
    ///   there is nothing to sign with, ``ReplyError`` when the answer cannot be read, ``EndpointError`` when an
    ///   endpoint override is no URL, and `CancellationError`.
    public func send<O: Operation>(_ operation: O) async throws -> O.Response {
        let call = try Call(operation, configuration: configuration, keys: state.signingKeys)
        let reply = try await exchange(call)
        do {
            try reply.checkCompression()
            return try operation.response(from: reply)
        } catch let error as ReplyError {
            throw call.completed(error, status: reply.status)
        }
    }

    /// The pages of a list, each asked for when it is wanted.
    public func pages<O: PaginatedOperation>(_ first: O) -> Pages<O> {
        Pages(client: self, first: first)
    }

    /// The request as it would be sent, unsigned: for a review page or a dry run.
    ///
    /// - Throws: ``EndpointError`` when an endpoint override is no URL.
    public func preview<O: Operation>(_ operation: O) throws -> HTTPRequest {
        try Call(operation, configuration: configuration, keys: state.signingKeys).request
    }
}
