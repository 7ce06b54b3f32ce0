/// One element of DER, read only as far as it takes to say what is wrong with a key.
struct DERElement {
    var tag: UInt8
    var content: ArraySlice<UInt8>

    static let integer: UInt8 = 0x02
    static let bitString: UInt8 = 0x03
    static let octetString: UInt8 = 0x04
    static let objectIdentifier: UInt8 = 0x06
    static let sequence: UInt8 = 0x30

    /// Takes one element from the start of the octets.
    ///
    /// Source: ITU-T X.690 sections 8.1 and 10.1.
    static func read(_ octets: inout ArraySlice<UInt8>) throws(PublicKeyError) -> DERElement {
        let all = octets
        guard all.count >= 2 else { throw .truncated(expected: 2, found: all.count) }
        let tag = all[all.startIndex]
        var rest = all.dropFirst(2)
        var length = Int(all[all.startIndex + 1])
        // 80 is BER's indefinite length; lengths of five octets and more belong to no key.
        guard length != 0x80 else { throw .notShortestLength }
        if length > 0x80 {
            let count = length - 0x80
            guard count <= 4 else { throw .notDER }
            guard rest.count >= count else { throw .truncated(expected: 2 + count, found: all.count) }
            length = rest.prefix(count).reduce(0) { $0 << 8 | Int($1) }
            guard length >= 0x80, rest.first != 0 else { throw .notShortestLength }
            rest = rest.dropFirst(count)
        }
        guard rest.count >= length else {
            throw .truncated(expected: all.count - rest.count + length, found: all.count)
        }
        octets = rest.dropFirst(length)
        return DERElement(tag: tag, content: rest.prefix(length))
    }

    /// All elements inside this one.
    func children() throws(PublicKeyError) -> [DERElement] {
        var rest = content
        var children: [DERElement] = []
        while !rest.isEmpty { children.append(try DERElement.read(&rest)) }
        return children
    }

    /// The content as an object identifier in dotted form.
    var dottedIdentifier: String {
        var arcs: [String] = []
        var value: UInt64 = 0
        for octet in content.prefix(64) {
            value = (value << 7) & 0xFFFF_FFFF_FFFF | UInt64(octet & 0x7F)
            guard octet & 0x80 == 0 else { continue }
            if arcs.isEmpty {
                let first = min(value / 40, 2)
                arcs = [String(first), String(value - first * 40)]
            } else {
                arcs.append(String(value))
            }
            value = 0
        }
        return arcs.joined(separator: ".")
    }
}
