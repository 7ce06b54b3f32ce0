/// A change to a key policy that lets Route 53 use the key.
package struct PolicyRepair: Sendable, Hashable {
    /// The policy as it is.
    package var old: String
    /// The policy as it would be.
    package var new: String
    /// What changes, a sentence each.
    package var changes: [String]
    /// The items of the checklist that come out better by it.
    package var mends: [CheckID]

    /// Makes a repair of its parts.
    package init(old: String, new: String, changes: [String], mends: [CheckID]) {
        self.old = old
        self.new = new
        self.changes = changes
        self.mends = mends
    }

    /// Whether the policy is written on so few lines that its differences are shown with line breaks put in.
    package var isReflowed: Bool { old.utf8.count { $0 == 0x0A } * 200 < old.utf8.count }

    /// The differences, line by line.
    package var diff: [DiffLine] {
        isReflowed
            ? DiffLine.lines(from: Self.reflowed(old), to: Self.reflowed(new)) : DiffLine.lines(from: old, to: new)
    }

    /// The policy with a line for each member, for people.
    package static func reflowed(_ text: String) -> String {
        (try? PolicyJSONReader.read(text))?.text(.indented(base: "", unit: "  ")) ?? text
    }
}

/// Why no change to the policy is proposed.
package enum RepairRefusal: Error, Hashable, Sendable {
    /// The policy is not known, or cannot be read.
    case unreadable(String)
    /// Nothing that the policy decides is wrong.
    case nothingToMend
    /// What is wrong is beyond a change that can be proved right here; the text says why.
    case unsure(String)
    /// The policy would be longer than KMS takes.
    case tooLong(octets: Int)
    /// The caller could not change the policy any more.
    case locksOut(String)
}

extension RepairRefusal: CustomStringConvertible {
    /// One or two sentences: why, and what to do.
    package var description: String {
        switch self {
        case .unreadable(let reason): "No change can be proposed, because the policy cannot be judged: \(reason)."
        case .nothingToMend: "The policy needs no change: what fails or is open does not depend on it."
        case .unsure(let reason): "No change can be proposed that surely helps: \(reason)."
        case .tooLong(let octets):
            "With the change the policy would have \(octets) octets, and KMS takes at most "
                + "\(RepairPlanner.maximumOctets); take out what nobody needs."
        case .locksOut(let reason):
            "The changed policy would lock you out: \(reason). It is not sent."
        }
    }
}
