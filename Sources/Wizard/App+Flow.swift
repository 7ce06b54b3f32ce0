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
        case .key: return enterChecklist()
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
        switch step {
        case .create: return goBackAfterRefusal()
        case .record: return startOver()
        default:
            step = step.previous ?? step
            return []
        }
    }

    private mutating func enterKey() -> [Effect] {
        guard let id = zonePage.selectedRow?.zone.id, let facts = zonePage.facts[id] else { return [] }
        step = .key
        if keyPage?.zone == facts { return [] }
        keyPage = KeyPage(zone: facts)
        return [.listKeys]
    }

    private mutating func enterChecklist() -> [Effect] {
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
        creationPage = CreationPage(request: request, now: context.now())
        return [.create(request), .tick]
    }

    private mutating func enterRecord() -> [Effect] {
        guard let creationPage, let created = creationPage.created, let zone = chosenZone else { return [] }
        step = .record
        recordPage = RecordPage(zone: zone, keySigningKey: created.keySigningKey, prediction: prediction)
        return [.recheckZone(zone)]
    }

    /// Back to where the refusal can be mended, with a caller reference that has not been used.
    private mutating func goBackAfterRefusal() -> [Effect] {
        guard case .failed(let problem) = creationPage?.outcome, let zone = chosenZone else { return [] }
        creationPage = nil
        parametersPage?.renewReference(context.newReference(zone))
        guard problem.code == .invalidKMSArn else {
            step = .parameters
            return run(parametersPage?.recheck() ?? [])
        }
        step = .checklist
        checklistPage?.refusal = "Route 53 refused this key with InvalidKMSArn. This is a fresh reading of it:"
        return run(checklistPage?.askAgain() ?? [])
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
        if let page = recordPage {
            recordPage = RecordPage(zone: page.zone, keySigningKey: page.keySigningKey, prediction: prediction)
            if let facts = page.facts { recordPage?.rechecked(.success(facts)) }
        }
    }

    // MARK: What an earlier run left

    mutating func offer(_ entries: [JournalEntry], unreadable: [String]) {
        if let file = unreadable.first { notice = "A journal entry could not be read and was left as it is: \(file)" }
        guard let entry = entries.first(where: { $0.request.account == session?.account }) else { return }
        dialog = .unfinished(entry, age: Self.age(from: entry.startedAt, to: context.now()))
    }

    /// How long ago something was, in the largest unit that fits.
    private static func age(from start: Date, to end: Date) -> String {
        let seconds = max(0, Int(end.timeIntervalSince(start)))
        func text(_ count: Int, _ unit: String) -> String { "\(count) \(unit)\(count == 1 ? "" : "s")" }
        if seconds < 120 { return text(seconds, "second") }
        if seconds < 7200 { return text(seconds / 60, "minute") }
        return seconds < 172_800 ? text(seconds / 3600, "hour") : text(seconds / 86_400, "day")
    }

    /// Goes on with a request whose answer had been lost: to the key that it made, or to sending it again.
    mutating func goOn(with entry: JournalEntry, _ result: Result<UnfinishedOutcome, Problem>) -> [Effect] {
        let facts: ZoneFacts
        var effects: [Effect] = []
        switch result {
        case .failure(let problem):
            notice = ([problem.summary] + problem.details).joined(separator: " ")
            return []
        case .success(.found(let key, let zone)):
            facts = zone
            var page = CreationPage(request: entry.request, now: context.now())
            let created = CreatedKey(keySigningKey: key, changeInfo: nil, location: nil, wasAdopted: true)
            page.advanced(.created(created), at: context.now())
            creationPage = page
            step = .create
            effects = [.follow(entry, key), .tick]
        case .success(.absent(let zone)):
            facts = zone
            step = .checklist
            notice = "Route 53 does not have it. Check the key and send the request again; nothing is made twice."
        }
        let key = KMSKeyIdentifier(rawValue: entry.request.keyARN.description)
        keyPage = KeyPage(zone: facts)
        checklistPage = ChecklistPage(zone: facts, key: key)
        parametersPage = ParametersPage(
            zone: facts, keyARN: entry.request.keyARN, keyTitle: entry.request.keyARN.keyID,
            name: entry.request.name.rawValue, reference: entry.request.callerReference.rawValue)
        parametersPage?.choose(entry.request.status)
        return effects + [.gatherKeyFacts(key, facts), .listKeys]
    }
}
