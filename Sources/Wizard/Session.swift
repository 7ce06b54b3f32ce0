package import AWSCore

/// A client that has found out who it is.
package struct Session: Sendable {
    package var summary: SessionSummary
    package var client: AWSClient

    /// Makes a session of its parts.
    package init(summary: SessionSummary, client: AWSClient) {
        self.summary = summary
        self.client = client
    }
}
