import FoundationEssentials
import KSKClient

/// An entry as its file has it.
struct JournalFile: Codable {
    /// The only format there is; a file with another is from a later ksk.
    static let currentFormat = 1

    var format = JournalFile.currentFormat
    var operation = "CreateKeySigningKey"
    var isSandbox: Bool
    /// Seconds since 1970, and the same for people.
    var begunAtSeconds: Double
    var begunAt: String
    var request: CreationRequest
    var change: String?
    var outcome: JournalEntry.Outcome?

    init(_ entry: JournalEntry) {
        isSandbox = entry.isSandbox
        begunAtSeconds = entry.begunAt.timeIntervalSince1970
        begunAt = entry.begunAt.utcBasic
        request = entry.request
        change = entry.change?.rawValue
        outcome = entry.outcome
    }

    var octets: [UInt8] {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            return [UInt8](try encoder.encode(self)) + [0x0A]
        }
    }

    /// Reads a file, or says in a phrase why it cannot.
    static func entry(_ octets: [UInt8], id: JournalEntry.ID) throws(FieldProblem) -> JournalEntry {
        let file: JournalFile
        do {
            file = try JSONDecoder().decode(JournalFile.self, from: Data(octets))
        } catch {
            throw FieldProblem(octets.isEmpty ? "it is empty" : "it is not an entry that this ksk writes")
        }
        guard file.format == currentFormat, file.operation == "CreateKeySigningKey" else {
            throw FieldProblem("it was written by a later ksk")
        }
        return JournalEntry(
            id: id, request: file.request, isSandbox: file.isSandbox,
            begunAt: Date(timeIntervalSince1970: file.begunAtSeconds), change: file.change.flatMap { ChangeID($0) },
            outcome: file.outcome)
    }
}
