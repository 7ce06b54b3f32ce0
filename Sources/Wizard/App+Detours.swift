import KSKClient
import Onboarding

/// Pages beside the path: opened from a page, and left for it.
extension App {
    mutating func open(_ detour: Detour) -> [Effect] {
        switch detour {
        case .explanation(let id):
            guard let explanation = Explanation.named(id) else {
                notice = "There is no longer text about \(id)."
                return []
            }
            let item = step == .checklist ? checklistPage?.checklist?.items.first { $0.id.rawValue == id } : nil
            self.detour = ExplanationPage(explanation, found: item?.found)
        case .repair:
            guard let facts = checklistPage?.facts else { return [] }
            self.detour = RepairPage(facts)
        case .policy:
            guard let page = checklistPage else { return [] }
            self.detour = PolicyPage(key: page.checklist?.resolvedARN?.description ?? page.key.rawValue)
        case .newKey:
            guard let zone = keyPage?.zone, let session else { return [] }
            let order = KeyOrder(
                zone: zone.zone, account: session.account, at: context.now(), token: context.newReference(zone.zone),
                isSandbox: session.isSandbox)
            self.detour = NewKeyPage(zone: zone, order: order)
        case .record(let zone):
            self.detour = RecordPage(zone: zone, registrar: registrar)
            return [.readRecords(zone)]
        }
        return []
    }

    /// The page of a zone's DS records, on the path or beside it.
    mutating func withRecordPage(of id: HostedZoneID, _ change: (inout RecordPage) -> Void) {
        if var page = detour as? RecordPage, page.zone.id == id {
            change(&page)
            detour = page
        } else if recordPage?.zone.id == id, var page = recordPage {
            change(&page)
            recordPage = page
        }
    }

    mutating func ask(_ question: Question) {
        switch (question, detour) {
        case (.repair, let page as RepairPage): dialog = .repair(page.repair)
        case (.newKey, let page as NewKeyPage): dialog = .newKey(page.order)
        default: break
        }
    }

    mutating func beginRepair() -> [Effect] {
        guard var page = detour as? RepairPage else { return [] }
        page.begin()
        detour = page
        return [.mend(page.repair)]
    }

    mutating func beginNewKey() -> [Effect] {
        guard var page = detour as? NewKeyPage else { return [] }
        page.begin()
        detour = page
        return [.makeKey(page.order)]
    }

    mutating func give(policy text: String) {
        detour = nil
        checklistPage?.judge(policy: text)
        notice = checklistPage?.facts == nil ? nil : "This is what the policy that you gave says."
    }

    /// To the checklist of a key that has just been made.
    mutating func use(_ arn: KMSKeyARN) -> [Effect] {
        detour = nil
        keyPage?.take(arn)
        let listing = keyPage.map { _ in [Effect.listKeys] } ?? []
        return enterChecklist() + listing
    }

    /// Hands an answer to the page beside the path, if it is the one that asked.
    mutating func updateDetour(_ message: Message) -> [Effect] {
        switch message {
        case .mendingAdvanced(let step):
            withRepairPage { $0.advanced(step) }
        case .mended(.success):
            guard detour is RepairPage else { return [] }
            detour = nil
            notice = "KMS shows the change. This is a fresh reading; what Route 53 sees can lag by minutes."
            return run(checklistPage?.askAgain() ?? [])
        case .mended(.failure(let problem)): withRepairPage { $0.failed(problem) }
        case .keyMakingAdvanced(let step):
            guard var page = detour as? NewKeyPage else { return [] }
            page.advanced(step)
            detour = page
        case .keyMade(let result):
            guard var page = detour as? NewKeyPage else { return [] }
            page.answered(result)
            detour = page
        case .policyRead(.success(let text)):
            guard detour is PolicyPage else { return [] }
            give(policy: text)
        case .policyRead(.failure(let problem)):
            guard var page = detour as? PolicyPage else { return [] }
            page.failed(problem)
            detour = page
        default: return updateCreation(message)
        }
        return []
    }

    private mutating func withRepairPage(_ change: (inout RepairPage) -> Void) {
        guard var page = detour as? RepairPage else { return }
        change(&page)
        detour = page
    }
}
