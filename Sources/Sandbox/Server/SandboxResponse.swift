/// What the sandbox answers.
package struct SandboxResponse: Sendable, Hashable {
    /// A header line.
    package typealias Field = SandboxField

    /// The HTTP status.
    package var status: Int
    /// The header lines in order.
    package var headers: [Field]
    /// The body, empty when there is none.
    package var body: [UInt8]
    /// How it goes over a connection.
    package var delivery = Delivery.whole

    /// How a reply goes over a connection.
    package enum Delivery: Sendable, Hashable {
        /// As fast as it can.
        case whole
        /// Octet by octet.
        case drip
        /// Half of the body, then the connection ends.
        case truncated
    }

    /// Takes the parts of a response.
    package init(status: Int, headers: [Field], body: [UInt8]) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// The value of the first header of a name, whatever its case.
    package func header(_ name: String) -> String? {
        let wanted = name.lowercased()
        return headers.first { $0.name.lowercased() == wanted }?.value
    }
}

/// How a request ended, seen from the client's end of the connection.
package enum SandboxOutcome: Sendable, Hashable {
    /// With an answer.
    case reply(SandboxResponse)
    /// Without one: whether the work was done before, the client cannot know.
    case connectionClosed
}
