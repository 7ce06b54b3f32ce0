import DNSSEC
import KSKClient
import Onboarding
import TerminalUI

extension RecordPage {
    func view(size: Size) -> PageView {
        if let chooser { return chooser.view(size: size) }
        // Drawn as tall as it gets, then shown from the row that the operator has scrolled to.
        var whole = PageView(size: Size(width: size.width, height: max(size.height, Self.tallest)))
        let top = drawHead(on: &whole, height: size.height)
        let end = drawBody(on: &whole, row: top, height: size.height)
        let first = max(0, min(firstRow(showing: whole.cursor, in: top..<size.height), end - size.height))
        var view = PageView(size: size)
        view.place(whole, row: -first)
        if format != nil, first > 0 {
            // Whatever form is read, the warning stays in sight.
            var head = PageView(size: Size(width: size.width, height: top))
            _ = drawHead(on: &head, height: size.height)
            view.place(head, row: 0)
        }
        if first + size.height < end { view.write(" ↓ more", row: size.height - 1, column: size.width - 8, role: .key) }
        return view
    }

    /// Where there is a marked field it is in sight, and with the last one the end; else the operator scrolls.
    private func firstRow(showing cursor: Position?, in rows: Range<Int>) -> Int {
        guard let cursor, case .registrar(let registrar) = format else { return firstRow }
        let isLast = field == registrar.fields.count - 1
        return cursor.row - rows.lowerBound - (isLast ? 0 : rows.count / 2)
    }

    /// Whose record it is, that it is proved, and what keeps it from the parent.
    ///
    /// - Returns: The row after them.
    private func drawHead(on view: inout PageView, height: Int) -> Int {
        view.write(title, row: 0, role: .title)
        guard proved != nil else { return 1 }
        let said = "✓ re-derived from the KMS key and equal"
        var row = 1
        if view.size.width - said.count - 1 > 4 + TerminalText(title).width {
            view.write(said, row: 0, column: view.size.width - said.count - 1, role: .good)
        } else {
            row = view.wrap(said, row: row, role: .good)
        }
        guard let obstacle else { return row }
        view.write(Sign.warning.text, row: row, role: .bad)
        // Where there is little room, the form that the operator asked for has it.
        let isShort = format != nil && height < 18
        let text = isShort ? obstacle.headline : obstacle.text(about: zone.displayName)
        return view.wrap(text, row: row, column: 3, role: .bad)
    }

    /// - Returns: The row after the last one.
    private func drawBody(on view: inout PageView, row: Int, height: Int) -> Int {
        guard let key else { return drawAbsence(on: &view, row: row + 1) }
        guard let records = key.proved, let handover else { return drawRefusal(of: key, on: &view, row: row + 1) }
        guard let format else { return drawRecord(records, on: &view, row: row, height: height) }
        return draw(format, of: handover, on: &view, row: row)
    }

    /// The record with all its fields, each beside the key that copies it.
    private func drawRecord(
        _ records: PredictedRecords, on view: inout PageView, row: Int, height: Int
    ) -> Int {
        // Where there is room for all, groups stand apart.
        let gap = height >= 22 ? 1 : 0
        var row = row + (height >= 18 ? 1 : 0)
        view.write("y", row: row, role: .key)
        row = view.wrap(
            records.ds.record(owner: records.owner, ttlSeconds: nil), row: row, column: 3, role: .title)
        row = drawShortFields(of: records, on: &view, row: row)
        row = draw(Field("d", "Digest", records.ds.digestHex), on: &view, row: row)
        row = draw(Field("p", "Public key", records.publicKeyText), on: &view, row: row)
        row = draw(Field("g", "Registrar", registrarLine), on: &view, row: row) + gap
        for line in statementLines {
            view.write(line.sign.text, row: row, role: line.sign.role)
            view.write(line.word, row: row, column: 3)
            row = view.wrap(line.text, row: row, column: 12)
        }
        row = draw(
            Field("n", "DNSKEY", records.dnskey.record(owner: records.owner, ttlSeconds: nil)), on: &view,
            row: row + gap)
        return drawState(on: &view, row: row)
    }

    /// A part of the record: the key that copies it, what it is called, what it is.
    private struct Field {
        var key: String
        var label: String
        var value: String

        init(_ key: String, _ label: String, _ value: String) {
            (self.key, self.label, self.value) = (key, label, value)
        }
    }

    private func draw(_ field: Field, on view: inout PageView, row: Int, column: Int = 1) -> Int {
        view.write(field.key, row: row, column: column, role: .key)
        view.write(field.label, row: row, column: column + 2)
        return view.wrap(field.value, row: row, column: column + 14)
    }

    /// Two beside each other where there is room.
    private func drawShortFields(of records: PredictedRecords, on view: inout PageView, row: Int) -> Int {
        let (ds, dnskey) = (records.ds, records.dnskey)
        let fields = [
            Field("k", "Key tag", "\(ds.keyTag)"),
            Field("a", "Algorithm", "\(ds.algorithm.rawValue)  \(ds.algorithm.mnemonic ?? "")"),
            Field("t", "Digest type", "\(ds.digestType.rawValue)  \(ds.digestType.mnemonic ?? "")"),
            Field("", "Flags", "\(dnskey.flags) (KSK)   Protocol \(dnskey.protocolNumber)"),
        ]
        let columns = view.size.width >= 76 ? 2 : 1
        for (index, field) in fields.enumerated() {
            _ = draw(field, on: &view, row: row + index / columns, column: 1 + index % columns * 31)
        }
        return row + fields.count / columns
    }

    private var registrarLine: String {
        guard let registrar else { return "‹ none chosen ›  shows the fields of its form in its order" }
        let labels = registrar.fields.map { $0.label }.joined(separator: ", ")
        return "‹ \(registrar.name) ›  asks for: \(labels)"
    }

    private func drawState(on view: inout PageView, row: Int) -> Int {
        view.wrap(stateLine, row: row, column: 3, role: .hint)
    }

    /// The states of key and zone as Route 53 tells them.
    var stateLine: String {
        let zoneState =
            switch (facts, factsProblem) {
            case (let facts?, _): facts.signing.serveSignature.rawValue
            case (nil, let problem?): "not known (\(problem.summary))"
            case (nil, nil): "asking…"
            }
        guard let key = key?.keySigningKey else { return "Zone: \(zoneState)" }
        let count = keys?.count ?? 1
        let others = count > 1 ? "   o shows the other key" : ""
        return "KSK \(key.name): \(key.status?.rawValue ?? "unknown")   Zone: \(zoneState)\(others)"
    }

    // MARK: Nothing to hand out

    /// A record that was not proved is never shown as one to use.
    private func drawRefusal(of key: RederivedKey, on view: inout PageView, row: Int) -> Int {
        var row = view.wrap("✗ \(Self.refusal)", row: row, role: .bad) + 1
        for line in refusalLines(of: key) { row = view.wrap(line, row: row, column: 3) }
        return drawState(on: &view, row: row + 1)
    }

    /// There is no key, or none is known yet.
    private func drawAbsence(on view: inout PageView, row: Int) -> Int {
        guard let factsProblem else { return view.wrap(absence, row: row, role: .hint) }
        view.show(factsProblem, row: row)
        return view.size.height
    }
}
