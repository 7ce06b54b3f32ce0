import NIOCore

/// How a listener treats whoever connects.
package struct ListenerOptions: Sendable {
    /// The address to listen on.
    package var host = "127.0.0.1"
    /// The port; 0 picks a free one.
    package var port = 4566
    /// Whether the control interface answers.
    package var isControllable = false
    /// How many connections there can be at once.
    package var maximumConnections = 2000
    /// How long a connection may say nothing between requests.
    package var idleTimeout: Duration = .seconds(60)
    /// How long a request may take to come.
    package var requestTimeout: Duration = .seconds(20)
    /// How long a body may be.
    package var maximumBodyLength = 1024 * 1024
    /// How long the head of a request may be.
    package var maximumHeadLength = 64 * 1024

    /// The defaults.
    package init() {}
}

extension TimeAmount {
    init(_ duration: Duration) {
        let parts = duration.components
        self = .nanoseconds(parts.seconds * 1_000_000_000 + parts.attoseconds / 1_000_000_000)
    }
}
