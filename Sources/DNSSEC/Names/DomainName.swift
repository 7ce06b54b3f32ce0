/// A domain name: up to 255 octets of labels, each of 1 to 63 octets.
///
/// It keeps the case that it was given; equality, hashing and order ignore ASCII case, as DNS does. Octets above 127
/// have no case.
///
/// Source: RFC 1035 section 3.1, RFC 4343.
public struct DomainName: Hashable, Sendable {
    /// The longest label, in octets.
    public static let maximumLabelLength = 63
    /// The longest name in wire form, in octets: length octets and the root's zero octet count.
    public static let maximumWireLength = 255

    /// The root of the domain name space, written `.`.
    public static let root = DomainName(uncheckedWireFormat: [0])

    /// The name as messages carry it: a length octet before each label, a zero octet at the end; never compressed.
    public let wireFormat: [UInt8]

    /// Makes a name of octets that are known to be its whole wire form.
    init(uncheckedWireFormat octets: [UInt8]) {
        wireFormat = octets
    }

    /// Makes a name of its labels, leftmost first; none makes the root.
    ///
    /// - Throws: ``DomainNameError`` when a label is empty or longer than 63 octets, or the name longer than 255.
    public init(labels: [[UInt8]]) throws(DomainNameError) {
        var builder = DomainNameBuilder()
        for (index, label) in labels.enumerated() {
            for octet in label { builder.append(octet) }
            try builder.endLabel(at: index + 1)
        }
        self = try builder.finish()
    }

    /// The labels, leftmost first, without the root's empty one.
    public var labels: [[UInt8]] {
        var labels: [[UInt8]] = []
        var index = 0
        while wireFormat[index] != 0 {
            let end = index + 1 + Int(wireFormat[index])
            labels.append(Array(wireFormat[index + 1..<end]))
            index = end
        }
        return labels
    }

    /// How many labels there are, the root's empty one not counted, a leading `*` counted.
    public var labelCount: Int {
        var count = 0
        var index = 0
        while wireFormat[index] != 0 {
            index += 1 + Int(wireFormat[index])
            count += 1
        }
        return count
    }

    /// Whether this is the root.
    public var isRoot: Bool { wireFormat.count == 1 }

    /// Whether the leftmost label is a single asterisk.
    public var isWildcard: Bool { wireFormat.count > 2 && wireFormat[0] == 1 && wireFormat[1] == UInt8(ascii: "*") }

    /// The wire form in lower case, the one that digests and signatures cover.
    ///
    /// Source: RFC 4034 section 6.2.
    public var canonicalWireFormat: [UInt8] {
        // Length octets are at most 63 and so are never taken for the letters A to Z (65 to 90).
        wireFormat.map(\.asciiLowercased)
    }

    /// The name without its leftmost label; nil for the root.
    public var parent: DomainName? {
        isRoot ? nil : DomainName(uncheckedWireFormat: Array(wireFormat[(1 + Int(wireFormat[0]))...]))
    }

    /// Whether this name is the other one or lies below it.
    public func isSubdomain(of other: DomainName) -> Bool {
        var index = 0
        let wanted = other.wireFormat.count
        while wireFormat.count - index > wanted { index += 1 + Int(wireFormat[index]) }
        guard wireFormat.count - index == wanted else { return false }
        return (0..<wanted).allSatisfy {
            wireFormat[index + $0].asciiLowercased == other.wireFormat[$0].asciiLowercased
        }
    }

    /// Tells whether two names are the same, whatever the case of their ASCII letters.
    public static func == (lhs: DomainName, rhs: DomainName) -> Bool {
        lhs.wireFormat.count == rhs.wireFormat.count
            && zip(lhs.wireFormat, rhs.wireFormat).allSatisfy { $0.asciiLowercased == $1.asciiLowercased }
    }

    /// Feeds the name in lower case.
    public func hash(into hasher: inout Hasher) {
        for octet in wireFormat { hasher.combine(octet.asciiLowercased) }
    }
}

extension UInt8 {
    /// This octet, or the lower-case letter if it is one of A to Z.
    @inline(__always)
    var asciiLowercased: UInt8 { self &- 0x41 < 26 ? self | 0x20 : self }
}
