/// What is different between two readings of a key.
package struct ChecklistChanges: Sendable, Hashable {
    /// A sentence for each item that came out differently.
    package var sentences: [String]

    /// Compares two readings of the same key.
    package init(from old: Checklist, to new: Checklist, policyChanged: Bool = false) {
        sentences = zip(old.items, new.items).compactMap { before, after in
            guard before.status != after.status || before.found != after.found else { return nil }
            return "\(after.title) was \"\(before.found.excerpt)\" and is \"\(after.found.excerpt)\" now"
        }
        if sentences.isEmpty, policyChanged {
            sentences = ["The text of the policy has changed; what it says to these checks has not"]
        }
    }

    /// What to tell after Route 53 has refused a key that had passed.
    package func sentence(afterRefusalBy code: String) -> String {
        guard let first = sentences.first else {
            return
                "Route 53 refused this key with \(code), and nothing that can be seen from here has changed since it "
                + "passed. Not seen from here: a policy change that is not in force everywhere yet, and policies of "
                + "the organisation. ksk explain \(code) says more."
        }
        let more = sentences.count > 1 ? " And \(sentences.count - 1) more." : ""
        return "Route 53 refused this key with \(code). Changed since it passed: \(first).\(more)"
    }
}
