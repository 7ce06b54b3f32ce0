/// A new key-signing key's name: 3 to 128 letters, digits and underscores.
///
/// Route 53 has taken other characters from others, so this is for names that are given here, never for names that are
/// read.
///
/// Source: Route 53 API Reference, CreateKeySigningKey; CloudFormation's pattern `^[a-zA-Z0-9_]{3,128}$`.
package enum KeyNameRule {
    /// How long a name may be.
    package static let lengths = 3...128

    /// What is wrong with a name; nil when nothing is.
    package static func problem(in text: String) -> String? {
        guard !text.isEmpty else { return "a name is needed: 3 to 128 letters, digits or underscores" }
        let count = text.unicodeScalars.count
        guard count <= lengths.upperBound else {
            return "the name has \(count) characters; 128 are allowed"
        }
        for (index, scalar) in text.unicodeScalars.enumerated() where !isAllowed(scalar) {
            return "\(scalar.named) at position \(index + 1) is not allowed; use letters A to Z, digits and _"
        }
        guard count >= lengths.lowerBound else {
            return "the name has \(count) character\(count == 1 ? "" : "s"); at least 3 are needed"
        }
        return nil
    }

    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", "_": true
        default: false
        }
    }
}
