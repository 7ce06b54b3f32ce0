import DNSSEC
import KSKClient
import Onboarding
import TerminalUI

extension RecordPage {
    var bindings: [KeyBinding] {
        [
            KeyBinding("y", "Copy line", "Copy the DS record as one line."),
            KeyBinding("k", "Tag", "Copy the key tag."),
            KeyBinding("d", "Digest", "Copy the digest."),
            KeyBinding("p", "Public key", "Copy the public key."),
            KeyBinding("v", "Plain", "Show everything without borders, for the terminal's own selection."),
            KeyBinding("w", "Write", "Write everything to a new file in this directory."),
            KeyBinding("r", "Ask again", "Ask Route 53 for the zone's state again.", isInBar: false),
            KeyBinding("z", "Zones", "Go to the list of zones."),
        ]
    }

    func view(size: Size) -> PageView {
        var view = PageView(size: size)
        view.write("DS record for \(zone.displayName)", row: 0, role: .title)
        guard let proved, let dsLine else {
            drawRefusal(on: &view)
            return view
        }
        let said = "✓ re-derived from the KMS key and equal"
        if size.width - said.count - 1 > 18 + zone.displayName.count {
            view.write(said, row: 0, column: size.width - said.count - 1, role: .good)
        }
        var row = drawWarning(on: &view, row: 1)
        row = view.wrap(dsLine, row: row, column: 2, role: .title)
        row = drawFields(of: proved, on: &view, row: row + (size.height >= 16 ? 1 : 0))
        drawState(on: &view, row: row + (size.height >= 16 ? 1 : 0))
        return view
    }

    private func drawWarning(on view: inout PageView, row: Int) -> Int {
        guard let warning else { return row + 1 }
        view.write(Sign.warning.text, row: row, role: .bad)
        return view.wrap(warning, row: row, column: 3, role: .bad, rows: 4) + (view.size.height >= 16 ? 1 : 0)
    }

    private func drawFields(of records: PredictedRecords, on view: inout PageView, row: Int) -> Int {
        let (ds, dnskey) = (records.ds, records.dnskey)
        let algorithm = "\(ds.algorithm.rawValue)  \(ds.algorithm.mnemonic ?? "")"
        let digestType = "\(ds.digestType.rawValue)  \(ds.digestType.mnemonic ?? "")"
        view.write("Key tag", row: row, column: 2)
        view.write("\(ds.keyTag)", row: row, column: 15)
        view.write("Algorithm", row: row, column: 32)
        view.write(algorithm, row: row, column: 44)
        view.write("Digest type", row: row + 1, column: 2)
        view.write(digestType, row: row + 1, column: 15)
        view.write("Flags", row: row + 1, column: 32)
        view.write("\(dnskey.flags) (KSK)   Protocol \(dnskey.protocolNumber)", row: row + 1, column: 44)
        view.write("Digest", row: row + 2, column: 2)
        var next = view.wrap(ds.digestHex, row: row + 2, column: 15)
        view.write("Public key", row: next, column: 2)
        next = view.wrap(records.publicKeyText, row: next, column: 15)
        view.write("DNSKEY", row: next, column: 2)
        return view.wrap(dnskey.record(owner: records.owner, ttlSeconds: nil), row: next, column: 15)
    }

    private func drawState(on view: inout PageView, row: Int) {
        let key = "KSK \(keySigningKey.name): \(keySigningKey.status?.rawValue ?? "unknown")"
        let zoneState =
            switch (facts, factsProblem) {
            case (let facts?, _): facts.signing.serveSignature.rawValue
            case (nil, let problem?): "not known (\(problem.summary))"
            case (nil, nil): "asking…"
            }
        view.write("\(key)   Zone: \(zoneState)", row: row, column: 2, role: .hint)
    }

    /// A record that was not proved is never shown as one to use.
    private func drawRefusal(on view: inout PageView) {
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
        drawState(on: &view, row: min(row + 1, view.size.height - 1))
    }
}
