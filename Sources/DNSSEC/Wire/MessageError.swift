/// Why octets are not a DNS message.
public enum MessageError: Error, Hashable, Sendable {
    /// The octets end inside something.
    case truncated(offset: Int)
    /// A compression pointer that does not point backwards.
    case badPointer(offset: Int)
    /// A label whose type is not defined.
    case badLabel(offset: Int)
    /// A name of more than 255 octets.
    case nameTooLong(offset: Int)
    /// Data whose length does not fit its type.
    case badData(RecordType, offset: Int)
    /// More than one pseudo-record of EDNS, or one that does not belong to the root.
    case badEDNS
    /// Octets after the last record.
    case trailingOctets(Int)
}

extension MessageError: CustomStringConvertible {
    /// One phrase: what is wrong and where.
    public var description: String {
        switch self {
        case .truncated(let offset): "the message ends inside the field at octet \(offset)"
        case .badPointer(let offset): "the compression pointer at octet \(offset) does not point backwards"
        case .badLabel(let offset): "the label at octet \(offset) is of an unknown kind"
        case .nameTooLong(let offset): "the name at octet \(offset) has more than 255 octets"
        case .badData(let type, let offset): "the data of the \(type) record at octet \(offset) is malformed"
        case .badEDNS: "the message has a malformed EDNS record, or more than one"
        case .trailingOctets(let count): "the message has \(count) octets after its last record"
        }
    }
}
