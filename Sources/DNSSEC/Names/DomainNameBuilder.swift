/// Collects a name octet by octet and keeps to its limits.
struct DomainNameBuilder {
    /// The labels that ended so far, then the length octet of the one being written, then its octets.
    private var wire: [UInt8] = [0]
    private var labelStart = 0

    /// Octets in the label being written.
    var labelLength: Int { wire.count - labelStart - 1 }

    mutating func append(_ octet: UInt8) {
        wire.append(octet)
    }

    /// Ends the label being written.
    ///
    /// - Parameter position: Where the label starts, as the error is to say it.
    mutating func endLabel(at position: Int) throws(DomainNameError) {
        guard labelLength > 0 else { throw .emptyLabel(position: position) }
        guard labelLength <= DomainName.maximumLabelLength else {
            throw .labelTooLong(octets: labelLength, position: position)
        }
        wire[labelStart] = UInt8(labelLength)
        labelStart = wire.count
        wire.append(0)
    }

    /// The name, once its last label has ended.
    func finish() throws(DomainNameError) -> DomainName {
        guard wire.count <= DomainName.maximumWireLength else { throw .nameTooLong(octets: wire.count) }
        return DomainName(uncheckedWireFormat: wire)
    }
}
