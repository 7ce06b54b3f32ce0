import KSKClient
import Onboarding
import TerminalUI

extension App {
    package mutating func update(_ message: Message) -> [Effect] {
        switch message {
        case .started: return [.connect(practise: context.startsOnSandbox)]
        case .event(let event): return take(event)
        case .marked(let index): return dialog == nil ? runOnPage { $0.mark(index) } : []
        case .connected(.success(let summary)):
            session = summary
            return [.readJournal, .listZones]
        case .connected(.failure(let problem)): connection.failed(problem)
        case .journalRead(let entries, let orders, let unreadable):
            offer(entries, orders, unreadable: unreadable)
        case .codeWanted, .profilesRead, .switched: return updateCredentials(message)
        case .noticed(let text): notice = text
        case .waiting(let text?, let number): wait = (text, number)
        // A later wait is told until its own end.
        case .waiting(nil, let number): if wait?.number == number { wait = nil }
        case .ticked(let date): return ticked(date)
        default: return updatePages(message)
        }
        return []
    }

    /// Hands an answer to the page that it is for, whichever page is up.
    private mutating func updatePages(_ message: Message) -> [Effect] {
        switch message {
        case .zonesListed(.success(let zones)): return run(zonePage.listed(zones))
        case .zonesListed(.failure(let problem)): zonePage.listingFailed(problem)
        case .zoneDescribed(let id, let result):
            let actions = zonePage.described(id, result)
            return step == .zone ? run(actions) : []
        case .zoneRechecked(let id, let result): return rechecked(id, result)
        case .recordsRead(let id, let result): withRecordPage(of: id) { $0.read(result) }
        case .keysListed(let keys, let isComplete): keyPage?.listed(keys, isComplete: isComplete)
        case .keyListingFailed(let problem): keyPage?.listingFailed(problem)
        case .keyFactsGathered(let key, let result):
            // An answer about a key that is not looked at any more.
            guard checklistPage?.key == key else { return [] }
            let known = result.map(withOtherZones)
            checklistPage?.gathered(known)
            refreshPrediction()
        case .unfinishedLookedUp(let entry, let result): return lookedUp(entry, result)
        case .orderLookedUp(let order, let result): return lookedUp(order, result)
        default: return updateDetour(message)
        }
        return []
    }

    /// Adds what the Zone page knows of other zones, which may use the same key.
    private func withOtherZones(_ facts: KeyFacts) -> KeyFacts {
        var facts = facts
        facts.otherZones = zonePage.others(than: facts.zone.zone.id)
        return facts
    }

    mutating func updateCreation(_ message: Message) -> [Effect] {
        switch message {
        case .creationAdvanced(let reference, let step, let date) where isForCreation(reference):
            creationPage?.advanced(step, at: date)
        case .creationAnswered(let reference, let result, let date) where isForCreation(reference):
            creationPage?.answered(result, at: date)
        case .creationSettled(let reference, let result, let date) where isForCreation(reference):
            creationPage?.settled(result, at: date)
            // It may still say that one waits.
            notice = nil
        default: return updateSigning(message)
        }
        return []
    }

    private func isForCreation(_ reference: CallerReference) -> Bool {
        creationPage?.request.callerReference == reference
    }

    private mutating func rechecked(_ id: HostedZoneID, _ result: Result<ZoneFacts, Problem>) -> [Effect] {
        withRecordPage(of: id) { $0.rechecked(result) }
        if signingPage?.zone.id == id, let actions = signingPage?.rechecked(result), step == .signing, !actions.isEmpty
        {
            return run(actions)
        }
        guard parametersPage?.zone.zone.id == id, let actions = parametersPage?.rechecked(result) else { return [] }
        return step == .parameters ? run(actions) : []
    }

    // MARK: Keys and other events

    private mutating func take(_ event: InputEvent) -> [Effect] {
        switch event {
        case .key(let key): return press(key)
        case .paste(let text):
            overlay?.paste(text)
            if overlay == nil { dialog?.paste(text) }
            guard overlay == nil, dialog == nil, !isHelpShown else { return [] }
            notice = nil
            return runOnPage { $0.paste(text) }
        case .clicked(let position, let size): return click(position, on: size)
        case .resized, .resumed: return []
        case .hangUp, .terminate:
            isFinished = true
            return []
        }
    }

    /// A click only marks an item; what the item does is left to Enter.
    private mutating func click(_ position: Position, on size: Size) -> [Effect] {
        guard overlay == nil, dialog == nil, !isHelpShown, let area = Self.pageArea(on: size),
            position.column < area.width,
            let index = page.item(atRow: position.row - Self.pageRow, size: area)
        else { return [] }
        notice = nil
        return runOnPage { $0.mark(index) }
    }

    private mutating func press(_ key: Key) -> [Effect] {
        notice = nil
        switch key {
        case .control("l"): return [.repaint]
        case .control("c"):
            leave()
            return []
        default: break
        }
        if overlay != nil { return pressInOverlay(key) }
        if isHelpShown {
            isHelpShown = false
            return []
        }
        if dialog != nil { return pressInDialog(key) }
        if key == .function(1) || key == .character("?") && !page.isTyping && !page.takesQuestionMark {
            isHelpShown = true
            return []
        }
        if key == .character("q"), !page.isTyping {
            leave()
            return []
        }
        return runOnPage { $0.press(key) }
    }

    private mutating func pressInDialog(_ key: Key) -> [Effect] {
        guard var dialog else { return [] }
        let choice = dialog.press(key)
        self.dialog = choice == nil ? dialog : nil
        guard let choice else { return [] }
        switch (dialog.subject, choice.key) {
        case (.leave, "y"): isFinished = true
        case (.goOnUndecided, "y"): return enterParameters()
        case (.unfinished(let entry), "a"):
            notice = "Asking Route 53 what became of \(entry.request.name)…"
            return [.lookUp(entry)]
        case (.absent(let entry, let facts), "c"): return prepareToSendAgain(entry, facts)
        case (.absent(let entry, _), "f"): return [.dismiss(entry)]
        case (.leftOrder(let order), "a"):
            notice = "Looking through the account's keys…"
            return [.lookUpOrder(order)]
        case (.absentOrder(let order, let zone), "m"): return review(order, for: zone)
        case (.absentOrder(let order, _), "f"): return [.dismissOrder(order)]
        case (.repair, "y"): return beginRepair()
        case (.newKey, "y"): return beginNewKey()
        case (.enableSigning, "y"): return beginSigning()
        case (.skipSigning, "y"): return skipSigning()
        case (.hasKey(let key, let facts), "g"): return goOn(with: key, of: facts)
        case (.hasKey(_, let facts), "a"): return enterKey(of: facts)
        default: break
        }
        return []
    }

    /// Leaves, after asking when something would be lost; asked twice, it leaves at once.
    private mutating func leave() {
        if case .leave = dialog?.subject {
            isFinished = true
        } else if let what = whatWouldBeLost {
            dialog = .leave(losing: what)
        } else {
            isFinished = true
        }
    }

    private var whatWouldBeLost: String? {
        if creationPage?.isUnderWay == true, step == .create {
            return
                "The request has been sent. Leaving is safe: it is in the journal, and the next start asks Route 53 "
                + "what became of it."
        }
        if signingPage?.isUnderWay == true, step == .signing {
            return
                "The request to sign the zone has been sent. Leaving is safe: choose the zone again, and it tells the rest."
        }
        if (detour as? RepairPage)?.isUnderWay == true {
            return "The key is being mended. What has been sent is done all the same; the old policy is kept."
        }
        if (detour as? NewKeyPage)?.isUnderWay == true {
            return
                "The key is being made. Leaving is safe: the order is in the journal, and the next start looks for the key."
        }
        if parametersPage?.isEdited == true, step < .create { return "The parameters that you typed would be lost." }
        return nil
    }

    private mutating func runOnPage(_ take: (inout any Page) -> [PageAction]) -> [Effect] {
        var page = page
        let actions = take(&page)
        self.page = page
        return run(actions)
    }

    /// Does what a page wants, in its order.
    mutating func run(_ actions: [PageAction]) -> [Effect] {
        actions.flatMap { action -> [Effect] in
            switch action {
            case .perform(.describeZones([])): return []
            case .perform(let effect): return [effect]
            case .goOn: return goOn()
            case .goBack: return goBack()
            case .startOver: return startOver()
            case .askServers: return askServers()
            case .detour(let detour): return open(detour)
            case .ask(let question): ask(question)
            case .givePolicy(let text): give(policy: text)
            case .useKey(let arn): return use(arn)
            case .remember(let registrar): self.registrar = registrar
            case .say(let text): notice = text
            case .pass:
                notice = "That key does nothing here; \(page.takesQuestionMark ? "F1" : "?") shows those that do."
            }
            return []
        }
    }
}
