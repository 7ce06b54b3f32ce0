import DNSSEC
import FoundationEssentials

extension SandboxServer {
    /// The root's key as DNSKEY record, the trust anchor of the practice world; the same in every sandbox.
    package static let trustAnchor = ZoneSigner(above: .root).keys.first.map { "\($0)" } ?? ""

    /// Answers a DNS message.
    ///
    /// - Parameter isDatagram: Whether the answer has to fit what the asker takes over UDP.
    /// - Returns: Nil when there is nothing to answer: the octets are no query.
    package func answer(toDNS octets: [UInt8], isDatagram: Bool) -> [UInt8]? {
        guard octets.count >= DNSRefusal.headerLength, octets[2] & 0x80 == 0 else { return nil }
        if let refusal = DNSRefusal.response(to: octets) { return refusal }
        guard let query = try? Message(decoding: octets) else { return DNSRefusal.formatError.octets(to: octets) }
        let world = WorldView(
            account: account, directory: account.directory(), accountTime: accountTime,
            keySignatureSeconds: settings.keySignatureLifetime.seconds)
        var answer = NameServerAnswer(world: world, now: wallClock).message(to: query)
        let limit = isDatagram ? Self.datagramLimit(of: query) : Int(UInt16.max)
        let whole = answer.wireFormat
        guard whole.count > limit else { return whole }
        answer.flags.insert(.truncated)
        (answer.answers, answer.authorities, answer.additionals) = ([], [], [])
        return answer.wireFormat
    }

    /// Source: RFC 1035 section 4.2.1, RFC 6891 section 6.2.3.
    private static func datagramLimit(of query: Message) -> Int {
        guard let edns = query.edns else { return 512 }
        return Int(min(max(edns.payloadSize, 512), EDNS.usualPayloadSize))
    }
}

/// Why a query gets no answer from a zone.
enum DNSRefusal: UInt8 {
    case formatError = 1
    case notImplemented = 4
    case refused = 5
    /// BADVERS of RFC 6891, whose upper bits are in the pseudo-record.
    case badVersion = 16

    static let headerLength = 12

    /// The refusal of a query that no zone is asked about; nil for one that is good as far as its header goes.
    static func response(to octets: [UInt8]) -> [UInt8]? {
        // Only plain queries, one at a time; updates, notifications and the like are for others.
        guard octets[2] >> 3 & 15 == 0 else { return notImplemented.octets(to: octets) }
        guard let query = try? Message(decoding: octets), query.questions.count == 1,
            let question = query.questions.first
        else { return formatError.octets(to: octets) }
        if let edns = query.edns, edns.version != 0 { return badVersion.octets(to: octets) }
        guard question.recordClass == 1 else { return refused.octets(to: octets) }
        switch question.type.rawValue {
        // Transfers: Route 53 makes none.
        case 251, 252: return refused.octets(to: octets)
        // Other questions that are not for a type, ANY among them (RFC 8482).
        case 128...255: return notImplemented.octets(to: octets)
        default: return nil
        }
    }

    /// The header of a query turned into a response, and for BADVERS the pseudo-record.
    func octets(to query: [UInt8]) -> [UInt8] {
        let opcodeAndRecursion = query[2] & 0x79
        var octets = [query[0], query[1], 0x80 | opcodeAndRecursion, rawValue & 15, 0, 0, 0, 0, 0, 0, 0, 0]
        if self == .badVersion {
            octets[11] = 1
            octets += [0, 0, 41, 0x04, 0xD0, rawValue >> 4, 0, 0, 0, 0, 0]
        }
        return octets
    }
}
