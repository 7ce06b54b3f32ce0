extension DomainName: Comparable {
    /// Tells whether a name comes before another in the canonical order of a zone.
    ///
    /// Labels are compared from the right as octets in lower case; a name comes before those below it.
    ///
    /// Source: RFC 4034 section 6.1.
    public static func < (lhs: DomainName, rhs: DomainName) -> Bool {
        let left = lhs.labelRanges
        let right = rhs.labelRanges
        for (first, second) in zip(left.reversed(), right.reversed()) {
            let one = lhs.wireFormat[first].lazy.map(\.asciiLowercased)
            let other = rhs.wireFormat[second].lazy.map(\.asciiLowercased)
            if one.lexicographicallyPrecedes(other) { return true }
            if other.lexicographicallyPrecedes(one) { return false }
        }
        return left.count < right.count
    }

    /// Where the labels lie in the wire form, without their length octets.
    private var labelRanges: [Range<Int>] {
        var ranges: [Range<Int>] = []
        var index = 0
        while wireFormat[index] != 0 {
            let end = index + 1 + Int(wireFormat[index])
            ranges.append(index + 1..<end)
            index = end
        }
        return ranges
    }
}
