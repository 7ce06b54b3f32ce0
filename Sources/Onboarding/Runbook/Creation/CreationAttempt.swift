import AWSCore
import KSKClient

/// One request on its way to being settled: send, look when the answer is lost, send again when nothing is there.
struct CreationAttempt {
    /// What to do next.
    enum Move {
        case send
        case look
    }

    /// What sending came to.
    private enum Sent {
        case created(CreatedKey)
        /// Nobody knows; the error says why.
        case lost(any Error)
        /// Route 53 has the name or the key already.
        case exists(AWSError)
        /// AWS asked for patience and did nothing.
        case busy(AWSError)
    }

    let creator: KeyCreator
    let request: CreationRequest
    let entry: JournalEntry.ID
    let progress: @Sendable (CreationStep) -> Void
    /// Whether a request whose answer nobody has may have been done.
    var mayHaveBeenDone = false
    /// Whether Route 53 has answered, in an earlier run, that it made the key-signing key.
    var wasAnswered = false
    private var sends = 0

    init(
        creator: KeyCreator, request: CreationRequest, entry: JournalEntry.ID,
        progress: @escaping @Sendable (CreationStep) -> Void
    ) {
        self.creator = creator
        self.request = request
        self.entry = entry
        self.progress = progress
    }

    /// Goes on until the request is settled, or nothing more can be learned.
    mutating func run(from first: Move) async throws -> CreatedKey {
        var move = first
        var lastError: (any Error)?
        while true {
            try Task.checkCancellation()
            switch move {
            case .look:
                if let found = try await adopt(after: lastError) { return found }
                guard !wasAnswered else { throw goneSince() }
                guard sends < KeyCreator.maximumSends else { throw unknownOutcome(lastError) }
                if sends > 0 { try await pause(reason: "the answer was lost and nothing is there yet") }
                move = .send
            case .send:
                switch try await send() {
                case .created(let key): return key
                case .lost(let error):
                    mayHaveBeenDone = true
                    lastError = error
                    move = .look
                case .exists(let error): return try await adoptExisting(error)
                case .busy(let error):
                    guard sends < KeyCreator.maximumSends else { throw refused(error) }
                    try await pause(reason: error.code.rawValue)
                }
            }
        }
    }

    private mutating func send() async throws -> Sent {
        progress(.requestSent)
        sends += 1
        do {
            let response = try await creator.client.send(request.operation)
            // What was made is made, whether or not it can be written down.
            try? creator.journal.note(entry, change: response.changeInfo.id)
            progress(.created)
            return .created(
                CreatedKey(
                    entry: entry, keySigningKey: response.keySigningKey, changeInfo: response.changeInfo,
                    location: response.location))
        } catch let error as AWSError {
            return try classify(error)
        } catch let error as TransportError where !error.mayHaveBeenReceived {
            throw notSent(error)
        } catch let error as CredentialsError {
            throw notSent(error)
        } catch let error as EndpointError {
            throw notSent(error)
        } catch let error as CancellationError {
            throw error
        } catch {
            return .lost(error)
        }
    }

    private func classify(_ error: AWSError) throws(AWSError) -> Sent {
        switch error.code {
        case .keySigningKeyAlreadyExists: return .exists(error)
        case let code where Self.busyCodes.contains(code): return .busy(error)
        case _ where error.httpStatus >= 500: return .lost(error)
        default: throw refused(error)
        }
    }

    /// AWS did nothing, and would do it later.
    private static let busyCodes: Set<AWSError.Code> = [
        .concurrentModification, .priorRequestNotComplete, .throttling, .throttlingException,
    ]

    /// Waits before the same request is sent again: 1, 2, 4 seconds.
    private func pause(reason: String) async throws {
        let delay = Duration.seconds(1 << max(0, sends - 1))
        progress(.retrying(reason: reason, delay: delay))
        try await creator.clock.sleep(delay)
    }
}

extension CreationAttempt {
    /// Asks Route 53 whether the lost request was done after all; nil when nothing like it is there.
    private func adopt(after lost: (any Error)?) async throws -> CreatedKey? {
        progress(.lookingAfterLostReply)
        let keys = try await listedKeys(after: lost)
        if let same = keys.first(where: isWanted) { return adopted(same) }
        if let conflict = conflict(among: keys) { throw refused(conflict) }
        return nil
    }

    /// After a 409: what is there may be the result of this very request, or somebody else's.
    private func adoptExisting(_ error: AWSError) async throws -> CreatedKey {
        progress(.lookingAfterLostReply)
        let keys = try await listedKeys(after: error)
        if let same = keys.first(where: isWanted) {
            guard mayHaveBeenDone || same.status == request.status else {
                throw refused(
                    CreationError.alreadyThere(same, wanted: request.status, zoneName: request.zoneName))
            }
            return adopted(same)
        }
        throw refused(
            conflict(among: keys) ?? CreationError.notListed(name: request.name, zoneName: request.zoneName))
    }

    private func listedKeys(after lost: (any Error)?) async throws -> [KeySigningKey] {
        do {
            return try await creator.client.send(GetDNSSEC(hostedZoneID: request.zoneID)).keySigningKeys
        } catch let error as AWSError where error.code == .dnssecNotFound {
            return []
        } catch let error as CancellationError {
            throw error
        } catch {
            throw unknownOutcome(lost, lookFailure: error)
        }
    }

    /// A key-signing key on its way out is not the one that was asked for.
    private func isWanted(_ key: KeySigningKey) -> Bool {
        key.name == request.name && key.kmsARN == request.keyARN.description && key.status != .deleting
    }

    private func conflict(among keys: [KeySigningKey]) -> CreationError? {
        if let key = keys.first(where: { $0.name == request.name }) {
            return .nameTaken(key, zoneName: request.zoneName)
        }
        return keys.first { $0.kmsARN == request.keyARN.description }
            .map { .keyTaken($0, zoneName: request.zoneName) }
    }

    /// What was made and is not there any more was deleted by somebody, and must not come back.
    private func goneSince() -> CreationError {
        settle(.created)
        return .goneSince(name: request.name, zoneName: request.zoneName)
    }

    private func adopted(_ key: KeySigningKey) -> CreatedKey {
        progress(.adopted)
        return CreatedKey(entry: entry, keySigningKey: key, wasAdopted: true)
    }

    /// Settles the entry as refused; gives back the error to throw.
    private func refused(_ error: AWSError) -> AWSError {
        // Who may not ask, or is told to wait, learns nothing about what an earlier request did.
        let isAboutTheRequest = error.httpStatus != 403 && !Self.busyCodes.contains(error.code)
        if isAboutTheRequest || !mayHaveBeenDone { settle(.refused(error.description)) }
        return error
    }

    private func refused(_ error: CreationError) -> CreationError {
        settle(.refused(error.description))
        return error
    }

    private func notSent<Failure: Error & CustomStringConvertible>(_ error: Failure) -> Failure {
        // An earlier send may have arrived, even though this one did not.
        if !mayHaveBeenDone { settle(.notSent(error.description)) }
        return error
    }

    /// What happened has happened, whether or not it can be written down; an entry that stays open is looked into at
    /// the next start, which changes nothing.
    private func settle(_ outcome: JournalEntry.Outcome) {
        try? creator.journal.settle(entry, outcome)
    }

    private func unknownOutcome(_ lost: (any Error)?, lookFailure: (any Error)? = nil) -> CreationError {
        let reasons = [lost.map { "the answer was lost (\($0))" }, lookFailure.map { "looking failed (\($0))" }]
        let reason = reasons.compactMap(\.self).joined(separator: ", and ")
        return .outcomeUnknown(entry: entry, reason: reason.isEmpty ? "no answer came" : reason)
    }
}
