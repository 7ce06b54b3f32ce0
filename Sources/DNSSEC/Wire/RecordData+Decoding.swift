extension RecordData {
    /// Reads the data of a record, all of what the reader is limited to.
    ///
    /// - Throws: ``MessageError`` for data that is not of its type's form.
    init(type: RecordType, from reader: inout MessageReader) throws(MessageError) {
        let start = reader.offset
        self = try Self.read(type, from: &reader)
        guard reader.remaining == 0 else { throw .badData(type, offset: start) }
    }

    private static func read(_ type: RecordType, from reader: inout MessageReader) throws(MessageError) -> RecordData {
        switch type {
        case .a: .a(try reader.octets(4))
        case .aaaa: .aaaa(try reader.octets(16))
        case .ns: .ns(try reader.name())
        case .cname: .cname(try reader.name())
        case .dname: .dname(try reader.name())
        case .soa: .soa(try StartOfAuthority(from: &reader))
        case .txt: .txt(try strings(from: &reader))
        case .ds: .ds(try DelegationSigner(from: &reader))
        case .dnskey: .dnskey(try DNSKEY(from: &reader))
        case .rrsig: .rrsig(try RRSIG(from: &reader))
        case .nsec: .nsec(try NSEC(from: &reader))
        case .nsec3: .nsec3(try NSEC3(from: &reader))
        default: .unknown(type, Array(reader.rest()))
        }
    }

    private static func strings(from reader: inout MessageReader) throws(MessageError) -> [[UInt8]] {
        var strings: [[UInt8]] = []
        repeat {
            let length = Int(try reader.octet())
            strings.append(try reader.octets(length))
        } while reader.remaining > 0
        return strings
    }
}

extension StartOfAuthority {
    init(from reader: inout MessageReader) throws(MessageError) {
        primary = try reader.name()
        mailbox = try reader.name()
        serial = try reader.number32()
        refresh = try reader.number32()
        retry = try reader.number32()
        expire = try reader.number32()
        minimum = try reader.number32()
    }
}

extension DelegationSigner {
    init(from reader: inout MessageReader) throws(MessageError) {
        keyTag = try reader.number16()
        algorithm = SecurityAlgorithm(rawValue: try reader.octet())
        digestType = DigestType(rawValue: try reader.octet())
        digest = Array(reader.rest())
    }
}

extension DNSKEY {
    init(from reader: inout MessageReader) throws(MessageError) {
        flags = try reader.number16()
        protocolNumber = try reader.octet()
        algorithm = SecurityAlgorithm(rawValue: try reader.octet())
        publicKey = Array(reader.rest())
    }
}

extension RRSIG {
    init(from reader: inout MessageReader) throws(MessageError) {
        typeCovered = RecordType(rawValue: try reader.number16())
        algorithm = SecurityAlgorithm(rawValue: try reader.octet())
        labels = try reader.octet()
        originalTTL = try reader.number32()
        expiration = try reader.number32()
        inception = try reader.number32()
        keyTag = try reader.number16()
        signer = try reader.name()
        signature = Array(reader.rest())
    }
}

extension NSEC {
    init(from reader: inout MessageReader) throws(MessageError) {
        let start = reader.offset
        next = try reader.name()
        guard let types = TypeBitmap(wireFormat: reader.rest()) else { throw .badData(.nsec, offset: start) }
        self.types = types
    }
}

extension NSEC3 {
    init(from reader: inout MessageReader) throws(MessageError) {
        let start = reader.offset
        hashAlgorithm = try reader.octet()
        flags = try reader.octet()
        iterations = try reader.number16()
        let saltLength = Int(try reader.octet())
        salt = try reader.octets(saltLength)
        let hashLength = Int(try reader.octet())
        nextHash = try reader.octets(hashLength)
        guard let types = TypeBitmap(wireFormat: reader.rest()) else { throw .badData(.nsec3, offset: start) }
        self.types = types
    }
}
