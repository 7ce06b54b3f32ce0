import DNSSEC
import KSKClient
import Onboarding
import TerminalUI

/// What is taken from the page: to the clipboard, to the plain view, to a file.
extension RecordPage {
    /// What a key takes; nothing is handed out that was not proved.
    func copying(_ key: Key) -> [PageAction] {
        guard case .character(let letter) = key, "ycvwkatdpn".contains(letter) else { return [.pass] }
        guard let proved, let handover else { return [.say(Self.nothingProved)] }
        switch letter {
        case "y": return [copyShown(handover)]
        case "c": return [.perform(.copy(Self.text(of: plainLines), what: "all of it\(caution)"))]
        case "v": return [.perform(.showPlain(plainLines))]
        case "w":
            let text = plainLines.joined(separator: "\n") + "\n"
            return [.perform(.write(path: HandoverFile.name(for: zone, format), text: text))]
        case "n": return [.perform(.copy(handover.value(of: .keyLine), what: "the DNSKEY record"))]
        default: return Self.part(letter, of: proved).map { [.perform(.copy($0.text, what: $0.name))] } ?? [.pass]
        }
    }

    /// What is on the page: the marked field of a registrar, the text of a format, else the record as a line.
    private func copyShown(_ handover: DelegationHandover) -> PageAction {
        switch format {
        case .registrar(let registrar)?:
            let row = handover.rows(for: registrar)[field]
            return .perform(.copy(row.value, what: row.label))
        case let format?:
            return .perform(.copy(Self.text(of: handover.lines(format)), what: "\(format.title)\(caution)"))
        case nil:
            return .perform(.copy(handover.value(of: .signerLine), what: "the DS record\(caution)"))
        }
    }

    private static func part(_ letter: Character, of records: PredictedRecords) -> (text: String, name: String)? {
        switch letter {
        case "k": ("\(records.ds.keyTag)", "the key tag")
        case "a": ("\(records.ds.algorithm.rawValue)", "the algorithm")
        case "t": ("\(records.ds.digestType.rawValue)", "the digest type")
        case "d": (records.ds.digestHex, "the digest")
        case "p": (records.publicKeyText, "the public key")
        default: nil
        }
    }

    /// A line is copied as a line, several with an end to the last one.
    private static func text(of lines: [String]) -> String {
        lines.count == 1 ? lines[0] : lines.joined(separator: "\n") + "\n"
    }

    /// What whoever pastes has to know.
    private var caution: String { obstacle == nil ? "" : " (not to be published yet)" }

    /// Everything without borders: the text of the format that is shown, else one record a line, then the fields one a
    /// line, and why it must not be published yet.
    var plainLines: [String] {
        guard let proved, let handover else { return [] }
        if let format { return handover.lines(format) }
        let ds = proved.ds
        let fields = [
            handover.value(of: .signerLine), handover.value(of: .keyLine), "",
            "Key tag:      \(ds.keyTag)", "Algorithm:    \(ds.algorithm)", "Digest type:  \(ds.digestType)",
            "Digest:       \(ds.digestHex)", "Flags:        \(proved.dnskey.flags)",
            "Protocol:     \(proved.dnskey.protocolNumber)", "Public key:   \(proved.publicKeyText)",
        ]
        return fields + (obstacle.map { ["", $0.text(about: zone.displayName)] } ?? [])
    }
}
