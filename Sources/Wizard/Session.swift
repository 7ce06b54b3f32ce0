package import AWSCore
package import KSKClient

/// A client that has found out who it is.
package struct Session: Sendable {
    package var summary: SessionSummary
    package var identity: CallerIdentity
    package var client: AWSClient

    /// Makes a session of its parts.
    package init(summary: SessionSummary, identity: CallerIdentity, client: AWSClient) {
        self.summary = summary
        self.identity = identity
        self.client = client
    }
}
