/// A caller reference: 1 to 128 printable ASCII characters.
///
/// Route 53's model bounds only the length. The rest is ours: what cannot be seen cannot be compared by eye, and blanks
/// at the ends get lost on the way.
package enum CallerReferenceRule {
    /// The longest reference.
    package static let maximumLength = 128

    /// What is wrong with a reference; nil when nothing is.
    package static func problem(in text: String) -> String? {
        guard !text.isEmpty else { return "a caller reference is needed: 1 to 128 printable ASCII characters" }
        let count = text.unicodeScalars.count
        guard count <= maximumLength else { return "the caller reference has \(count) characters; 128 are allowed" }
        for (index, scalar) in text.unicodeScalars.enumerated() where !(0x20...0x7E).contains(scalar.value) {
            return "\(scalar.named) at position \(index + 1) is not allowed; use printable ASCII characters"
        }
        if text.hasPrefix(" ") || text.hasSuffix(" ") {
            return "the caller reference \(text.hasPrefix(" ") ? "begins" : "ends") with a blank; take it out"
        }
        return nil
    }
}
