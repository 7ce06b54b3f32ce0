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

    /// Makes the key-signing key. The journal keeps the request open until ``settle(_:)``.
    ///
    /// - Throws: `AWSError` as AWS said it, ``CreationError``, ``JournalError`` before anything was sent, and the
    ///   client's other errors. After a cancellation the journal keeps the request.
    package func create(
        _ request: CreationRequest, progress: @escaping @Sendable (CreationStep) -> Void = { _ in }
    ) async throws -> CreatedKey {
        let entry = try journal.begin(request, sandbox: isSandbox)
        progress(.journalWritten)
        var attempt = CreationAttempt(creator: self, request: request, entry: entry, progress: progress)
        do {
            return try await attempt.run(from: .send)
        } catch {
            journal.release(entry)
            throw error
        }
    }

    /// Goes on with a request that was left: Route 53 is asked first. The journal keeps it open until ``settle(_:)``.
    package func resume(
        _ entry: JournalEntry, progress: @escaping @Sendable (CreationStep) -> Void = { _ in }
    ) async throws -> CreatedKey {
        try journal.claim(entry.id)
        var attempt = CreationAttempt(creator: self, request: entry.request, entry: entry.id, progress: progress)
        attempt.mayHaveBeenDone = true
        attempt.wasAnswered = entry.change != nil
        do {
            var key = try await attempt.run(from: .look)
            if key.changeInfo == nil, let change = entry.change {
                // Without it there is nothing to wait for, and the key is there all the same.
                key.changeInfo = try? await client.send(GetChange(id: change))
            }
            return key
        } catch {
            journal.release(entry.id)
            throw error
        }
    }

    /// Puts a request away whose end has been seen.
    ///
    /// An entry that cannot be written stays open, and is looked into at the next start, which changes nothing.
    package func settle(_ key: CreatedKey) {
        try? journal.settle(key.entry, key.wasAdopted ? .adopted : .created)
    }
}
