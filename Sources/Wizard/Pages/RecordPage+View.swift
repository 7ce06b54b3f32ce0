import DNSSEC
import KSKClient
import Onboarding
import TerminalUI

extension RecordPage {
    var bindings: [KeyBinding] {
        [
            KeyBinding("Enter", "Proof", "Ask every name server whether this DS would validate."),
            KeyBinding("y", "Copy line", "Copy the DS record as one line."),
            KeyBinding("k", "Tag", "Copy the key tag."),
            KeyBinding("a", "Algorithm", "Copy the algorithm's number.", isInBar: false),
            KeyBinding("t", "Type", "Copy the digest type's number.", isInBar: false),
            KeyBinding("d", "Digest", "Copy the digest."),
            KeyBinding("n", "DNSKEY", "Copy the DNSKEY record as one line.", isInBar: false),
            KeyBinding("p", "Public key", "Copy the public key."),
            KeyBinding("c", "All", "Copy everything: records, fields and the warning.", isInBar: false),
            KeyBinding("v", "Plain", "Show everything without borders, for the terminal's own selection."),
            KeyBinding("w", "Write", "Write everything to a new file in this directory."),
            KeyBinding("r", "Ask again", "Ask Route 53 for the zone's state again.", isInBar: false),
            KeyBinding("Up Down", "Scroll", "Show what does not fit.", isInBar: false),
            KeyBinding("z", "Zones", "Go to the list of zones."),
        ]
    }

    func view(size: Size) -> PageView {
        // Drawn as tall as it gets, then shown from the row that the operator has scrolled to.
        var whole = PageView(size: Size(width: size.width, height: max(size.height, Self.tallest)))
        whole.write("DS record for \(zone.displayName)", row: 0, role: .title)
        let end = drawContent(on: &whole, isRoomy: size.height >= 18)
        var view = PageView(size: size)
        let first = min(firstRow, max(0, end - size.height))
        view.place(whole, row: -first)
        if first + size.height < end { view.write("↓ more", row: size.height - 1, column: size.width - 8, role: .key) }
        return view
    }

    /// - Returns: The row after the last one.
    private func drawContent(on view: inout PageView, isRoomy: Bool) -> Int {
        guard let proved, let dsLine else { return drawRefusal(on: &view) }
        let gap = isRoomy ? 1 : 0
        let said = "✓ re-derived from the KMS key and equal"
        var row = 1
        if view.size.width - said.count - 1 > 18 + zone.displayName.count {
            view.write(said, row: 0, column: view.size.width - said.count - 1, role: .good)
        } else {
            row = view.wrap(said, row: row, role: .good)
        }
        if let warning {
            view.write(Sign.warning.text, row: row, role: .bad)
            row = view.wrap(warning, row: row, column: 3, role: .bad) + gap
        } else {
            row += gap
        }
        row = view.wrap(dsLine, row: row, column: 2, role: .title) + gap
        row = drawFields(of: proved, on: &view, row: row) + gap
        drawState(on: &view, row: row)
        return row + 1
    }

    private func drawFields(of records: PredictedRecords, on view: inout PageView, row: Int) -> Int {
        let (ds, dnskey) = (records.ds, records.dnskey)
        let short = [
            ("Key tag", "\(ds.keyTag)"), ("Algorithm", "\(ds.algorithm.rawValue)  \(ds.algorithm.mnemonic ?? "")"),
            ("Digest type", "\(ds.digestType.rawValue)  \(ds.digestType.mnemonic ?? "")"),
            ("Flags", "\(dnskey.flags) (KSK)   Protocol \(dnskey.protocolNumber)"),
        ]
        var next = row
        let isWide = view.size.width >= 76
        for (index, field) in short.enumerated() {
            let isRight = isWide && index % 2 == 1
            view.write(field.0, row: next, column: isRight ? 32 : 2)
            view.write(field.1, row: next, column: isRight ? 44 : 15)
            if !isWide || isRight { next += 1 }
        }
        let long = [
            ("Digest", ds.digestHex), ("Public key", records.publicKeyText),
            ("DNSKEY", dnskey.record(owner: records.owner, ttlSeconds: nil)),
        ]
        for (label, value) in long {
            view.write(label, row: next, column: 2)
            next = view.wrap(value, row: next, column: 15)
        }
        return next
    }

    private func drawState(on view: inout PageView, row: Int) {
        view.write(stateLine, row: row, column: 2, role: .hint)
    }

    /// The states of key and zone as Route 53 tells them.
    var stateLine: String {
        let key = "KSK \(keySigningKey.name): \(keySigningKey.status?.rawValue ?? "unknown")"
        let zoneState =
            switch (facts, factsProblem) {
            case (let facts?, _): facts.signing.serveSignature.rawValue
            case (nil, let problem?): "not known (\(problem.summary))"
            case (nil, nil): "asking…"
            }
        return "\(key)   Zone: \(zoneState)"
    }

    /// A record that was not proved is never shown as one to use.
    private func drawRefusal(on view: inout PageView) -> Int {
        var row = view.wrap("✗ DO NOT PUBLISH A DS RECORD FOR THIS KEY", row: 2, role: .bad) + 1
        switch (prediction, comparison) {
        case (.failure(let problem), _):
            row = view.wrap(
                "Route 53's record could not be compared with the key that KMS holds: \(problem.summary)", row: row,
                column: 3)
            for detail in problem.details { row = view.wrap(detail, row: row, column: 3) }
        case (_, .differs(let differences)):
            row = view.wrap("What Route 53 answered differs from what the key in KMS gives:", row: row, column: 3)
            for difference in differences { row = view.wrap(difference, row: row, column: 3, role: .bad) }
            row = view.wrap(
                "A DS record that does not match the key takes the zone off the internet. Keep this screen, and ask AWS "
                    + "support.",
                row: row + 1, column: 3)
        default: break
        }
        drawState(on: &view, row: row + 1)
        return row + 2
    }
}
