/// Why a text is not a key policy that can be judged.
package enum KeyPolicyError: Error, Hashable, Sendable {
    /// Nothing but blanks.
    case empty
    /// Longer than the KMS API takes.
    case tooLarge(octets: Int)
    /// Not JSON; lines and columns count from 1.
    case notJSON(reason: String, line: Int, column: Int)
    /// Lists and objects nested beyond what any policy has.
    case tooDeep(line: Int, column: Int)
    /// The same name twice in one object: readers disagree about which counts.
    case duplicateElement(String, line: Int, column: Int)
    /// JSON, but not what the policy language wants at this place.
    case malformed(place: String, reason: String)
}

extension KeyPolicyError: CustomStringConvertible {
    /// One sentence: what is wrong and where.
    package var description: String {
        switch self {
        case .empty:
            "the policy is empty"
        case .tooLarge(let octets):
            "the policy has \(octets) octets; KMS takes at most \(PolicyJSONReader.maximumOctets)"
        case .notJSON(let reason, let line, let column):
            "the policy is not JSON: \(reason) (line \(line), column \(column))"
        case .tooDeep(let line, let column):
            "the policy nests lists and objects more than \(PolicyJSONReader.maximumDepth) deep "
                + "(line \(line), column \(column))"
        case .duplicateElement(let name, let line, let column):
            "the policy has \"\(name.excerpt)\" twice in one object, the second at line \(line), column \(column); "
                + "which of them counts cannot be told, so merge them into one"
        case .malformed(let place, let reason):
            "\(place): \(reason)"
        }
    }
}
