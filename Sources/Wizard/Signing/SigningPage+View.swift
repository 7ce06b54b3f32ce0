import AWSCore
import FoundationEssentials
import KSKClient
import Onboarding
import TerminalUI

extension SigningPage {
    var bindings: [KeyBinding] {
        let skip = KeyBinding("s", "Skip", "Go on without signing, after a warning; the DS record must wait then.")
        let zones = KeyBinding("z", "Zones", "Go to the list of zones.", isInBar: false)
        let plain = KeyBinding("v", "Plain", "Show all of it without borders.", isInBar: false)
        switch state {
        case .underWay: return []
        case .done: return [KeyBinding("Enter", "DS record", "Go on to the DS record."), zones, plain]
        case .failed:
            return [KeyBinding("Enter", "Back", "Ask the parent again, then try again.")]
                + (takesQuestionMark ? [KeyBinding("?", "Explain", "Say at length what the refusal means.")] : [])
                + [skip, zones]
        case .review:
            return [
                KeyBinding("Enter", "Sign", "Send the request, after asking."),
                KeyBinding("r", "Ask again", "Ask Route 53, the parent and the name servers again."), skip,
                KeyBinding("Up Down", "Scroll", "Show what does not fit.", isInBar: false), plain, zones,
            ]
        }
    }

    func view(size: Size) -> PageView {
        var view = PageView(size: size)
        view.write("Sign \(zone.displayName)", row: 0, role: .title)
        guard state != .review else {
            view.scroll(reviewLines(width: size.width), from: size.height >= 18 ? 2 : 1, first: firstRow)
            return view
        }
        let row = view.draw(progress, row: 2, isFailed: isFailed, rows: size.height - 9)
        view.scroll(outcomeLines, from: row + 1, first: firstRow)
        return view
    }

    private typealias Line = PageView.ScrolledLine

    private var isFailed: Bool { if case .failed = state { true } else { false } }

    // MARK: Before

    /// What was found, then the request.
    func reviewLines(width: Int) -> [PageView.ScrolledLine] {
        guard let review else { return askingLines }
        return [Line(text: "Nothing has been sent. These were asked first:", role: .title)]
            + review.items.flatMap { lines(of: $0, width: width) }
            + [Line(text: ""), Line(text: "Enter sends this request, after one more question:", role: .title)]
            + [
                Line(text: "POST \(Self.path(of: zone))", indent: 3),
                Line(text: "at \(endpoint), without a body", indent: 3),
            ]
            + [Line(text: consequence, role: .hint)]
    }

    private var askingLines: [PageView.ScrolledLine] {
        func line(_ isKnown: Bool, _ text: String) -> PageView.ScrolledLine {
            Line(text: (isKnown ? "✓ " : "● ") + text + (isKnown ? "" : "…"))
        }
        return [
            Line(text: "Nothing has been sent. These are asked first:", role: .title),
            line(facts != nil, "Route 53, about the zone and its keys"),
            line(outcome != nil, "the parent and every name server, about delegation and DS records"),
            Line(text: "s goes on without signing.", role: .hint, indent: 3),
        ]
    }

    private func lines(of item: DelegationReview.Item, width: Int) -> [PageView.ScrolledLine] {
        let sign = Sign(item.status)
        let role: Role = item.status == .pass ? .normal : sign.role
        let label = item.subject.rawValue + String(repeating: " ", count: 14 - item.subject.rawValue.count)
        let isOneLine = label.count + item.found.count + 4 < width
        let found =
            isOneLine
            ? [Line(text: "\(sign.text) \(label)\(item.found)", role: role)]
            : [
                Line(text: "\(sign.text) \(item.subject.rawValue)", role: role),
                Line(text: item.found, role: role, indent: 3),
            ]
        return found + (remark(on: item).map { [Line(text: $0, indent: 3)] } ?? [])
    }

    /// What to do, and until when an answer that was changed is still in caches.
    func remark(on item: DelegationReview.Item) -> String? {
        guard let advice = item.advice else { return nil }
        guard let seconds = item.cachedSeconds else { return advice }
        return advice + " Caches may keep it until \((asked + Double(seconds)).utcMinute)."
    }

    static func path(of zone: HostedZone) -> String { EnableHostedZoneDNSSEC(hostedZoneID: zone.id).request.path }

    /// What the request changes.
    var consequence: String {
        "Route 53 then signs every answer for the zone. Validators do not mind before the parent has the DS record, and "
            + "until then ksk disable takes it back at any time."
    }

    // MARK: After

    private var outcomeLines: [PageView.ScrolledLine] {
        switch state {
        case .review: []
        case .underWay:
            (change.map {
                [Line(text: "Route 53 has taken it; the change \($0.id) is \($0.status).", indent: 3)]
            } ?? []) + [
                Line(text: "Safe to leave: yes.", indent: 3),
                Line(text: assurance, role: .hint, indent: 3),
            ]
        case .done:
            [
                Line(text: "✓ " + end, role: .good),
                Line(text: soak, indent: 3), Line(text: "Enter goes on to the DS record.", role: .hint, indent: 3),
            ]
        case .failed(let problem):
            [Line(text: "✗ " + problem.summary, role: .bad)] + problem.details.map { Line(text: $0, indent: 3) }
                + [Line(text: "Do not publish the DS record of a zone that is not signed.", role: .warning, indent: 3)]
        }
    }

    var assurance: String {
        "The zone itself tells what became of the request: choose it again in the list, and ksk goes on from there."
    }

    /// What is known at the end; no more is claimed.
    var end: String {
        change == nil
            ? "Route 53 says that the zone is SIGNING. The answer that named the change was lost, so nobody can say when all of its servers have it; they usually do within a minute."
            : "The zone is SIGNING, and all of Route 53's servers have it (INSYNC)."
    }

    /// What has to pass before the parent gets the DS record.
    var soak: String {
        "Caches hold unsigned answers for as long as the zone's longest TTL. Let that pass before the parent gets the DS "
            + "record; the proof shows whether every server signs."
    }
}
