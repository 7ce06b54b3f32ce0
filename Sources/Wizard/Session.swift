package import AWSCore
package import KSKClient
package import Resolver

/// A client that has found out who it is.
package struct Session: Sendable {
    package var summary: SessionSummary
    package var identity: CallerIdentity
    package var client: AWSClient
    /// From where the zones of these services are proved.
    package var vantage: Vantage

    /// Makes a session of its parts.
    package init(summary: SessionSummary, identity: CallerIdentity, client: AWSClient, vantage: Vantage) {
        self.summary = summary
        self.identity = identity
        self.client = client
        self.vantage = vantage
    }
}
