import KSKClient
import Onboarding

/// What the page says, on a screen and in lines.
extension RecordPage {
    /// Whose record it is.
    var title: String {
        let name = (keys?.count ?? 0) > 1 ? key.map { ", key \($0.keySigningKey.name)" } : nil
        return "DS record for \(zone.displayName)\(name ?? "")"
    }

    static let refusal = "DO NOT PUBLISH A DS RECORD FOR THIS KEY"

    /// Why a key's record is not handed out.
    func refusalLines(of key: RederivedKey) -> [String] {
        switch (key.prediction, key.comparison) {
        case (.failure(let failure), _):
            return [
                "Route 53's record could not be compared with the key that KMS holds: \(failure.summary)."
            ] + failure.details
        case (_, .differs(let differences)):
            return ["What Route 53 answered differs from what the key in KMS gives:"] + differences + [
                "A DS record that does not match the key takes the zone off the internet. Keep this screen, and ask AWS "
                    + "support."
            ]
        default: return []
        }
    }

    /// Why there is no key to show; what is being done about it.
    var absence: String {
        guard let keys else { return "Asking Route 53 for the zone's keys, and KMS for their public keys…" }
        return keys.isEmpty
            ? "This zone has no key-signing key, so there is no DS record. Enter on the list of zones leads to one."
            : "No key was chosen; o shows them."
    }

    /// A statement about the record, and whether it is proved.
    struct StatementLine {
        var sign: Sign
        /// The sign in a word.
        var word: String
        var text: String
    }

    /// What is proved of the record, and what is not; a reason that holds for several is told with the last of them.
    var statementLines: [StatementLine] {
        let all = statements
        return all.enumerated().map { index, statement in
            let next = index + 1 < all.count ? all[index + 1].status : nil
            let reason = next == statement.status ? nil : statement.status.reason
            let text = statement.sentence + (reason.map { ": \($0)" } ?? "")
            return StatementLine(sign: statement.status.sign, word: statement.status.word, text: text)
        }
    }
}

extension DSStatement.Status {
    var sign: Sign {
        switch self {
        case .proved: .pass
        case .notYet: .ahead
        case .refuted: .fail
        case .unknown: .undecided
        }
    }

    /// The sign in a word.
    var word: String {
        switch self {
        case .proved: "proved"
        case .notYet: "not yet"
        case .refuted: "refuted"
        case .unknown: "unknown"
        }
    }
}
