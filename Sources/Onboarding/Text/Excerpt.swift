extension String {
    /// The text, cut after 80 characters: enough to recognise it inside a sentence.
    var excerpt: String {
        let limit = 80
        return count > limit ? prefix(limit - 1) + "…" : self
    }
}

extension Collection where Element == String {
    /// The texts as a sentence has them: `a, b and c`.
    var enumerated: String {
        guard let last = Array(self).last else { return "" }
        return count == 1 ? last : dropLast().joined(separator: ", ") + " and " + last
    }

    /// At most so many of the texts, and how many more there are: `a, b and 7 more`.
    func enumerated(atMost limit: Int) -> String {
        count <= limit ? enumerated : (prefix(limit) + ["\(count - limit) more"]).enumerated
    }
}
