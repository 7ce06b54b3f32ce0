import AWSCore
package import KSKClient

extension SigningChanger {
    /// Waits until all of Route 53's name servers have a change.
    ///
    /// - Throws: as ``KeyCreator/waitUntilInSync(change:progress:)``.
    package func waitUntilInSync(_ change: ChangeInfo) async throws -> ChangeInfo {
        try await ChangeWaiter(client: client, clock: clock).wait(for: change.id)
        var change = change
        change.status = .insync
        return change
    }
}
