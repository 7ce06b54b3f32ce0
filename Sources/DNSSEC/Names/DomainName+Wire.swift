extension DomainName {
    /// Reads a name from exactly its uncompressed wire form.
    ///
    /// - Throws: ``DomainNameError/notAWireFormat`` or ``DomainNameError/nameTooLong(octets:)``.
    public init(wireFormat octets: [UInt8]) throws(DomainNameError) {
        guard octets.count <= Self.maximumWireLength else { throw .nameTooLong(octets: octets.count) }
        var index = 0
        while index < octets.count, octets[index] != 0 {
            // The two high bits mark compression pointers, which have no meaning outside a message.
            guard octets[index] <= UInt8(Self.maximumLabelLength) else { throw .notAWireFormat }
            index += 1 + Int(octets[index])
        }
        guard index == octets.count - 1 else { throw .notAWireFormat }
        self.init(uncheckedWireFormat: octets)
    }

    /// The name below this one with one more label at its left.
    ///
    /// - Throws: ``DomainNameError`` when the label or the new name is out of bounds.
    public func prefixed(by label: [UInt8]) throws(DomainNameError) -> DomainName {
        try DomainName(labels: [label] + labels)
    }

    /// The rightmost labels of the name, or all of it if there are not so many; the root for none.
    public func suffix(labelCount count: Int) -> DomainName {
        var index = 0
        for _ in 0..<max(0, labelCount - max(0, count)) { index += 1 + Int(wireFormat[index]) }
        return DomainName(uncheckedWireFormat: Array(wireFormat[index...]))
    }
}
