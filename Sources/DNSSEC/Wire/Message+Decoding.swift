extension Message {
    /// Reads a message of any origin; never traps, never loops.
    ///
    /// - Throws: ``MessageError``, which says what is wrong and where.
    public init(decoding octets: [UInt8]) throws(MessageError) {
        var reader = MessageReader(octets)
        id = try reader.number16()
        let bits = try reader.number16()
        flags = Flags(rawValue: bits).intersection(.all)
        headerResponseCode = UInt8(bits & 15)
        let questionCount = try reader.number16()
        let counts = (try reader.number16(), try reader.number16(), try reader.number16())
        questions = []
        edns = nil
        for _ in 0..<questionCount {
            let name = try reader.name()
            let type = RecordType(rawValue: try reader.number16())
            questions.append(Question(name, type, recordClass: try reader.number16()))
        }
        (answers, authorities, additionals) = ([], [], [])
        answers = try records(counts.0, from: &reader)
        authorities = try records(counts.1, from: &reader)
        additionals = try records(counts.2, from: &reader)
        guard reader.remaining == 0 else { throw .trailingOctets(reader.remaining) }
    }

    /// Reads one section; the pseudo-record of EDNS is put aside.
    private mutating func records(
        _ count: UInt16, from reader: inout MessageReader
    ) throws(MessageError) -> [ResourceRecord] {
        // The count is not trusted with memory: each record takes at least 11 octets.
        var records: [ResourceRecord] = []
        for _ in 0..<count {
            let owner = try reader.name()
            let type = RecordType(rawValue: try reader.number16())
            let recordClass = try reader.number16()
            let ttl = try reader.number32()
            let length = Int(try reader.number16())
            if type == .opt {
                guard edns == nil, owner.isRoot else { throw .badEDNS }
                edns = try reader.within(length) { (part) throws(MessageError) in
                    try EDNS(payloadSize: recordClass, ttl: ttl, options: &part)
                }
                continue
            }
            let data = try reader.within(length) { (part) throws(MessageError) in
                try RecordData(type: type, from: &part)
            }
            // RFC 2181 section 8: a TTL with the highest bit set counts as zero.
            records.append(
                ResourceRecord(
                    owner: owner, type: type, recordClass: recordClass, ttlSeconds: ttl >> 31 == 0 ? ttl : 0,
                    data: data))
        }
        return records
    }
}

extension EDNS {
    fileprivate init(payloadSize: UInt16, ttl: UInt32, options reader: inout MessageReader) throws(MessageError) {
        self.init(
            payloadSize: payloadSize, extendedResponseCode: UInt8(ttl >> 24),
            version: UInt8(truncatingIfNeeded: ttl >> 16), wantsSignatures: ttl & 0x8000 != 0)
        while reader.remaining > 0 {
            let code = try reader.number16()
            let length = Int(try reader.number16())
            options.append(Option(code: code, data: try reader.octets(length)))
        }
    }
}
