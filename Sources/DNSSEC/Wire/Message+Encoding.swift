extension Message {
    /// The message as it is sent, with no name compressed.
    ///
    /// Counts and lengths beyond 65,535 cannot be written; no message that fits a transport has them.
    public var wireFormat: [UInt8] {
        let opcodeAndFlags = flags.intersection(.all).rawValue | UInt16(headerResponseCode & 15)
        var octets = id.networkOrder + opcodeAndFlags.networkOrder
        for count in [
            questions.count, answers.count, authorities.count, additionals.count + (edns == nil ? 0 : 1),
        ] {
            octets += UInt16(truncatingIfNeeded: count).networkOrder
        }
        for question in questions {
            octets += question.name.wireFormat + question.type.rawValue.networkOrder
            octets += question.recordClass.networkOrder
        }
        for record in answers + authorities + additionals { octets += record.wireFormat }
        if let edns { octets += edns.wireFormat }
        return octets
    }
}

extension ResourceRecord {
    var wireFormat: [UInt8] {
        let rdata = data.rdata
        return owner.wireFormat + type.rawValue.networkOrder + recordClass.networkOrder + ttlSeconds.networkOrder
            + UInt16(truncatingIfNeeded: rdata.count).networkOrder + rdata
    }
}

extension EDNS {
    fileprivate var wireFormat: [UInt8] {
        let content = options.flatMap {
            $0.code.networkOrder + UInt16(truncatingIfNeeded: $0.data.count).networkOrder + $0.data
        }
        return [0] + RecordType.opt.rawValue.networkOrder + payloadSize.networkOrder
            + [extendedResponseCode, version, wantsSignatures ? 0x80 : 0, 0]
            + UInt16(truncatingIfNeeded: content.count).networkOrder + content
    }
}
