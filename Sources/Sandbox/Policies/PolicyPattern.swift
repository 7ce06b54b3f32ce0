/// A pattern of policies: `*` is any run of characters, `?` any one.
enum PolicyPattern {
    /// Tells whether a pattern fits a whole text.
    static func matches(_ pattern: String, _ text: String, ignoringCase: Bool = false) -> Bool {
        let pattern = Array((ignoringCase ? pattern.lowercased() : pattern).unicodeScalars)
        let text = Array((ignoringCase ? text.lowercased() : text).unicodeScalars)
        var p = 0
        var t = 0
        // Where the last star is, and how much of the text it has taken so far.
        var star: Int?
        var taken = 0
        while t < text.count {
            if p < pattern.count, pattern[p] == "*" {
                star = p
                taken = t
                p += 1
            } else if p < pattern.count, pattern[p] == "?" || pattern[p] == text[t] {
                p += 1
                t += 1
            } else if let star {
                p = star + 1
                taken += 1
                t = taken
            } else {
                return false
            }
        }
        return pattern[p...].allSatisfy { $0 == "*" }
    }

    /// Tells whether an ARN's pattern fits an ARN; no star reaches over one of the first five colons.
    static func matches(arn pattern: String, _ arn: String) -> Bool {
        let patterns = pattern.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
        let fields = arn.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
        guard patterns.count == fields.count, fields.count == 6 else { return false }
        return zip(patterns, fields).allSatisfy { matches(String($0), String($1)) }
    }
}
