/// An error that a service answers with.
struct ServiceError: Error, Sendable, Hashable {
    var code: String
    var message: String
    var status: Int
    /// The sentences of an error that has several; the message has them too.
    var problems: [String] = []

    /// What came in a request comes back in messages, but not in any length.
    private static let maximumLength = 4096

    init(_ code: String, _ message: String, status: Int = 400) {
        self.code = code
        self.message = String(message.prefix(Self.maximumLength))
        self.status = status
    }

    /// Whether the service itself is to blame, not the sender.
    var isFault: Bool { status >= 500 }
}
