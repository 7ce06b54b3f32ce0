import AWSCore
import FoundationEssentials
import KSKClient
import Onboarding
import TerminalUI

/// From page to page, with the answers kept.
extension App {
    mutating func goOn() -> [Effect] {
        switch step {
        case .zone: return enterKey()
        case .key: return [.stopListingKeys] + enterChecklist()
        case .checklist:
            guard let checklist = checklistPage?.checklist, checklist.verdict == .undecided else {
                return enterParameters()
            }
            dialog = .goOnUndecided(checklist.items.count { $0.status == .undecided })
            return []
        case .parameters: return enterReview()
        case .review: return enterCreation()
        case .create: return enterRecord()
        case .record: return []
        }
    }

    mutating func goBack() -> [Effect] {
        guard detour == nil else {
            detour = nil
            return []
        }
        switch step {
        case .create: return goBackAfterRefusal()
        case .record: return startOver()
        default:
            let left = step
            step = step.previous ?? step
            if left == .key { return [.stopListingKeys] }
            return step == .key ? listKeysIfNeeded() : []
        }
    }

    /// Fills the list of keys in that was left before it was complete.
    private func listKeysIfNeeded() -> [Effect] { keyPage?.listing == .loading ? [.listKeys] : [] }

    private mutating func enterKey() -> [Effect] {
        guard let id = zonePage.selectedRow?.zone.id, let facts = zonePage.facts[id] else { return [] }
        step = .key
        if keyPage?.zone == facts { return listKeysIfNeeded() }
        keyPage = KeyPage(zone: facts)
        return [.listKeys]
    }

    mutating func enterChecklist() -> [Effect] {
        guard let keyPage, let key = keyPage.chosen else { return [] }
        step = .checklist
        checklistPage = ChecklistPage(zone: keyPage.zone, key: key)
        return [.gatherKeyFacts(key, keyPage.zone)]
    }

    mutating func enterParameters() -> [Effect] {
        guard let checklistPage, let arn = checklistPage.checklist?.resolvedARN else { return [] }
        let zone = checklistPage.zone
        let title = keyPage?.keys.first { $0.arn == arn }?.title ?? arn.keyID
        step = .parameters
        if parametersPage?.zone.zone.id == zone.zone.id {
            parametersPage?.use(keyARN: arn, keyTitle: title)
        } else {
            let taken = Set(zone.keySigningKeys.map(\.name.rawValue))
            parametersPage = ParametersPage(
                zone: zone, keyARN: arn, keyTitle: title, name: suggestedKeyName(at: context.now(), taken: taken),
                reference: context.newReference(zone.zone))
        }
        return run(parametersPage?.recheck() ?? [])
    }

    private mutating func enterReview() -> [Effect] {
        guard let form = parametersPage, let session else { return [] }
        let request = CreationRequest(
            zoneID: form.zone.zone.id, zoneName: form.zone.zone.name, keyARN: form.keyARN,
            name: KeySigningKeyName(rawValue: form.name.text), status: form.status,
            callerReference: CallerReference(rawValue: form.reference.text), account: session.account)
        step = .review
        reviewPage = ReviewPage(request: request, endpoint: session.route53Endpoint, prediction: prediction)
        return []
    }

    private mutating func enterCreation() -> [Effect] {
        guard let request = reviewPage?.request else { return [] }
        step = .create
        let entry = unfinished
        unfinished = nil
        // The very same request is looked up before it is sent again; with other parameters it is another one.
        if let entry, entry.request == request {
            creationPage = CreationPage(request: request, isNew: false, now: context.now())
            return [.resume(entry), .tick]
        }
        creationPage = CreationPage(request: request, now: context.now())
        return (entry.map { [.dismiss($0)] } ?? []) + [.create(request), .tick]
    }

    private mutating func enterRecord() -> [Effect] {
        guard let creationPage, let created = creationPage.created, let zone = chosenZone else { return [] }
        step = .record
        recordPage = RecordPage(
            zone: zone, key: RederivedKey(created.keySigningKey, prediction: rederivation), registrar: registrar)
        return [.recheckZone(zone)]
    }

    /// Back to where the refusal can be mended, with a caller reference that has not been used.
    private mutating func goBackAfterRefusal() -> [Effect] {
        guard case .failed(let problem) = creationPage?.outcome, let zone = chosenZone else { return [] }
        creationPage = nil
        let reference = context.newReference(zone)
        parametersPage?.renewReference(reference)
        guard problem.code == .invalidKMSArn else {
            step = .parameters
            return run(parametersPage?.recheck() ?? [])
        }
        step = .checklist
        return run(checklistPage?.askAgain(afterRefusalBy: problem.code?.rawValue ?? "") ?? [])
    }

    private mutating func startOver() -> [Effect] {
        step = .zone
        (keyPage, checklistPage, parametersPage, reviewPage, creationPage) = (nil, nil, nil, nil, nil)
        recordPage = nil
        return run(zonePage.askAgain())
    }

    /// The zone that is being worked on.
    var chosenZone: HostedZone? { checklistPage?.zone.zone ?? keyPage?.zone.zone }

    // MARK: The DS record before it is asked for

    /// The records computed from the public key that KMS returned.
    var prediction: Result<PredictedRecords, Problem> {
        guard let facts = checklistPage?.facts, let zone = chosenZone else {
            return .failure(Problem("the key has not been read yet"))
        }
        switch facts.publicKey {
        case .found(let key):
            do {
                return .success(try PredictedRecords(publicKeyDER: key, zoneName: zone.name))
            } catch {
                return .failure(Problem("\(error)"))
            }
        case .refused(_, let sentence), .unknown(let sentence):
            return .failure(Problem("KMS did not return the public key", details: [sentence]))
        }
    }

    /// Lets the pages that show the prediction have it as soon as the key has been read.
    mutating func refreshPrediction() {
        let rederivation = rederivation
        recordPage?.predicted(rederivation)
    }

    private var rederivation: Result<PredictedRecords, RederivationFailure> {
        prediction.mapError { RederivationFailure($0.summary, details: $0.details) }
    }

    // MARK: What an earlier run left

    /// Offers to take up what was left: a request of Route 53 first, else an order for a key.
    mutating func offer(_ entries: [JournalEntry], _ orders: [KeyOrder], unreadable: [UnreadableEntry]) {
        if let file = unreadable.first {
            notice = "A file of the journal could not be read and was left as it is: \(file.path): \(file.reason)"
        }
        // What was done with another account, or on the sandbox, is not for here.
        let isOurs = { [session] (entry: JournalEntry) in
            entry.request.account == session?.account && entry.isSandbox == session?.isSandbox
        }
        guard let entry = entries.first(where: isOurs) else { return offer(orders) }
        dialog = .unfinished(entry, age: Self.age(from: entry.begunAt, to: context.now()))
    }

    /// How long ago something was, in the largest unit that fits.
    static func age(from start: Date, to end: Date) -> String {
        let seconds = max(0, Int(end.timeIntervalSince(start)))
        func text(_ count: Int, _ unit: String) -> String { "\(count) \(unit)\(count == 1 ? "" : "s")" }
        if seconds < 120 { return text(seconds, "second") }
        if seconds < 7200 { return text(seconds / 60, "minute") }
        return seconds < 172_800 ? text(seconds / 3600, "hour") : text(seconds / 86_400, "day")
    }

    /// Takes up a request whose answer had been lost, when Route 53 has told what the zone has.
    mutating func lookedUp(_ entry: JournalEntry, _ result: Result<ZoneFacts, Problem>) -> [Effect] {
        switch result {
        case .failure(let problem):
            notice = ([problem.summary] + problem.details).joined(separator: " ")
            return []
        case .success(let facts):
            let request = entry.request
            let isThere = facts.keySigningKeys.contains {
                $0.name == request.name && $0.kmsARN == request.keyARN.description
            }
            guard isThere else {
                dialog = .absent(entry, facts)
                return []
            }
            take(up: entry, facts)
            step = .create
            creationPage = CreationPage(request: request, isNew: false, now: context.now())
            return [.resume(entry), .tick] + askForKey(of: request, facts)
        }
    }

    /// To the checklist, with the form filled in as it was.
    mutating func prepareToSendAgain(_ entry: JournalEntry, _ facts: ZoneFacts) -> [Effect] {
        take(up: entry, facts)
        step = .checklist
        unfinished = entry
        return askForKey(of: entry.request, facts)
    }

    private mutating func take(up entry: JournalEntry, _ facts: ZoneFacts) {
        let request = entry.request
        keyPage = KeyPage(zone: facts)
        checklistPage = ChecklistPage(zone: facts, key: KMSKeyIdentifier(request.keyARN))
        parametersPage = ParametersPage(
            zone: facts, keyARN: request.keyARN, keyTitle: request.keyARN.keyID, name: request.name.rawValue,
            reference: request.callerReference.rawValue)
        parametersPage?.choose(request.status)
    }

    private func askForKey(of request: CreationRequest, _ facts: ZoneFacts) -> [Effect] {
        [.gatherKeyFacts(KMSKeyIdentifier(request.keyARN), facts), .listKeys]
    }
}
