/// Takes a message apart from its start to its end, trusting none of its lengths.
struct MessageReader {
    private let message: [UInt8]
    private(set) var offset = 0
    /// Where reading ends: the end of the message, or of a record's data.
    private var end: Int

    init(_ octets: [UInt8]) {
        message = octets
        end = octets.count
    }

    var remaining: Int { end - offset }

    mutating func octet() throws(MessageError) -> UInt8 {
        guard remaining >= 1 else { throw .truncated(offset: offset) }
        defer { offset += 1 }
        return message[offset]
    }

    mutating func number16() throws(MessageError) -> UInt16 {
        guard remaining >= 2 else { throw .truncated(offset: offset) }
        defer { offset += 2 }
        return UInt16(message[offset]) << 8 | UInt16(message[offset + 1])
    }

    mutating func number32() throws(MessageError) -> UInt32 {
        UInt32(try number16()) << 16 | UInt32(try number16())
    }

    mutating func octets(_ count: Int) throws(MessageError) -> [UInt8] {
        guard remaining >= count else { throw .truncated(offset: offset) }
        defer { offset += count }
        return Array(message[offset..<offset + count])
    }

    mutating func rest() -> ArraySlice<UInt8> {
        defer { offset = end }
        return message[offset..<end]
    }

    /// Reads something that has a length of its own, and must use all of it.
    mutating func within<Result>(
        _ length: Int, _ read: (inout MessageReader) throws(MessageError) -> Result
    ) throws(MessageError) -> Result {
        guard remaining >= length else { throw .truncated(offset: offset) }
        var part = self
        part.end = offset + length
        let result = try read(&part)
        offset += length
        return result
    }

    /// Reads a name, following compression pointers.
    ///
    /// Each pointer must point before all that was read of the name so far: so there is no loop, whatever the octets.
    mutating func name() throws(MessageError) -> DomainName {
        let start = offset
        var wire: [UInt8] = []
        var position = offset
        var limit = end
        var lowest = offset
        var afterName: Int?
        while true {
            guard position < limit else { throw .truncated(offset: position) }
            let length = message[position]
            switch length & 0xC0 {
            case 0 where length == 0:
                wire.append(0)
                offset = afterName ?? position + 1
                return DomainName(uncheckedWireFormat: wire)
            case 0:
                let next = position + 1 + Int(length)
                guard next <= limit else { throw .truncated(offset: position) }
                wire += message[position..<next]
                guard wire.count < DomainName.maximumWireLength else { throw .nameTooLong(offset: start) }
                position = next
            case 0xC0:
                guard position + 1 < limit else { throw .truncated(offset: position) }
                let target = Int(length & 0x3F) << 8 | Int(message[position + 1])
                guard target < lowest, target >= 12 else { throw .badPointer(offset: position) }
                afterName = afterName ?? position + 2
                limit = message.count
                lowest = target
                position = target
            default:
                throw .badLabel(offset: position)
            }
        }
    }
}
