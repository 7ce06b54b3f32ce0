/// Why a signature does not vouch for a record set.
public enum SignatureFailure: Error, Hashable, Sendable {
    /// There is no signature.
    case missing(RecordType)
    /// It is valid only later.
    case notYetValid(inSeconds: Int32)
    /// It was valid once.
    case expired(secondsAgo: Int32)
    /// No key of the zone has its tag and algorithm.
    case noKey(tag: UInt16)
    /// The key is there, and did not make it.
    case mismatch(tag: UInt16)
    /// It is made by another zone.
    case wrongSigner(DomainName)
    /// It was made for a name with more labels.
    case tooManyLabels
    /// It was made for a name above the zone.
    case tooFewLabels
    /// Its algorithm is not computed here.
    case unsupportedAlgorithm(SecurityAlgorithm)
    /// More signatures and keys than anyone needs; the rest was not tried.
    case tooMany
}

extension SignatureFailure: CustomStringConvertible {
    /// One phrase: what is wrong with the signature.
    public var description: String {
        switch self {
        case .missing(let type): "the \(type) record set has no signature"
        case .notYetValid(let seconds): "the signature is valid only in \(Self.span(seconds))"
        case .expired(let seconds): "the signature expired \(Self.span(seconds)) ago"
        case .noKey(let tag): "the signature is by key \(tag), which the zone does not have"
        case .mismatch(let tag): "the signature of key \(tag) does not fit the records"
        case .wrongSigner(let name): "the signature is by the zone \(name)"
        case .tooManyLabels: "the signature is for a name with more labels"
        case .tooFewLabels: "the signature is for a name above the zone"
        case .unsupportedAlgorithm(let algorithm): "the signature's algorithm \(algorithm) is not known here"
        case .tooMany: "there are more signatures and keys than are tried"
        }
    }

    /// A time span in its largest two units, such as `2 d 3 h`.
    static func span(_ seconds: Int32) -> String {
        let units: [(String, Int32)] = [("d", 86_400), ("h", 3600), ("min", 60), ("s", 1)]
        var left = seconds
        var parts: [String] = []
        for (unit, length) in units where left >= length || (unit == "s" && parts.isEmpty) {
            parts.append("\(left / length) \(unit)")
            left %= length
            if parts.count == 2 { break }
        }
        return parts.joined(separator: " ")
    }
}
