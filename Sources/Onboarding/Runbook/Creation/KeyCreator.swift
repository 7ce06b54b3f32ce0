package import AWSCore
import FoundationEssentials
import KSKClient

/// Makes a key-signing key once, whatever happens on the way.
///
/// The request goes into the journal first. When an answer is lost, Route 53 is asked what it has before anything is
/// sent again, and what is sent again carries the same caller reference: AWS does not document what that does, so it is
/// never relied upon alone.
package struct KeyCreator: Sendable {
    /// How often one request is sent at most.
    static let maximumSends = 4

    let client: AWSClient
    let journal: Journal
    let clock: WallClock
    let isSandbox: Bool

    /// Makes a creator.
    package init(client: AWSClient, journal: Journal, clock: WallClock, isSandbox: Bool = false) {
        self.client = client
        self.journal = journal
        self.clock = clock
        self.isSandbox = isSandbox
    }

    /// Makes the key-signing key.
    ///
    /// - Throws: `AWSError` as AWS said it, ``CreationError``, ``JournalError`` before anything was sent, and the client's
    ///   other errors. After a cancellation the journal keeps the request.
    package func create(
        _ request: CreationRequest, progress: @escaping @Sendable (CreationStep) -> Void = { _ in }
    ) async throws -> CreatedKey {
        let entry = try journal.begin(request, sandbox: isSandbox)
        progress(.journalWritten)
        var attempt = CreationAttempt(creator: self, request: request, entry: entry, progress: progress)
        defer { journal.release(entry) }
        return try await attempt.run(from: .send)
    }

    /// Goes on with a request that was left: Route 53 is asked first.
    package func resume(
        _ entry: JournalEntry, progress: @escaping @Sendable (CreationStep) -> Void = { _ in }
    ) async throws -> CreatedKey {
        try journal.claim(entry.id)
        var attempt = CreationAttempt(creator: self, request: entry.request, entry: entry.id, progress: progress)
        attempt.mayHaveBeenDone = true
        defer { journal.release(entry.id) }
        return try await attempt.run(from: .look)
    }
}
