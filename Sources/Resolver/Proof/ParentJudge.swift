internal import DNSSEC

/// Judges what a server of the parent answers about the DS records of a zone.
struct ParentJudge {
    let zone: DomainName
    /// The parent; nil when the proof starts at its answers.
    let parent: DomainName?
    let trust: Trust
    let now: UInt32

    func finding(name: DomainName?, address: ServerAddress, replies: DelegationReplies) -> ParentFinding {
        var finding = ParentFinding(name: name, address: address, verdict: .unreachable, reason: "")
        finding.nameServers = replies.ns.message.flatMap { ReferralNames(of: zone, in: $0) }.map { Set($0.names) }
        finding.serial = replies.soa?.message?.serial(of: parent ?? .root)
        switch replies.ds.outcome {
        case .failure(let failure):
            finding.reason = replies.ds.failures
            finding.isBeyondReach = failure == .noRoute
        case .success(let message):
            judge(message, into: &finding)
        }
        return finding
    }

    private func judge(_ message: Message, into finding: inout ParentFinding) {
        guard message.responseCode == .noError || message.responseCode == .nameError else {
            finding.reason = "answers \(message.responseCode): it does not serve the parent"
            return
        }
        let set = RRset.sets(in: message.answers).first { $0.owner == zone && $0.type == .ds }
        guard set != nil || message.flags.contains(.authoritative) else {
            finding.reason = "does not answer for the parent: it refers to other servers"
            return
        }
        finding.signers = set?.delegationSigners ?? []
        finding.ttlSeconds = set?.ttlSeconds ?? negativeTTL(of: message)
        (finding.verdict, finding.reason) = verdict(message, set)
    }

    private func verdict(_ message: Message, _ set: RRset?) -> (Verdict, String) {
        let count = set.map { $0.data.count == 1 ? "1 DS record" : "\($0.data.count) DS records" } ?? "no DS record"
        switch trust {
        case .bogus(let reason): return (.bogus, reason)
        case .insecure(let reason): return (.insecure, "\(count); nothing proves it: \(reason)")
        case .given:
            if message.responseCode == .nameError { return (.bogus, "answers that \(zone) does not exist") }
            return set == nil ? (.insecure, count) : (.secure, "\(count), taken as given")
        case .secure(let keys):
            let check = AnswerCheck(
                of: message, to: Question(zone, .ds), keys: keys, zone: parent ?? .root, at: now)
            switch check.outcome {
            case .records: return (.secure, "\(count), signed")
            case .noData: return (.insecure, "\(count), and the proof of that")
            case .insecure(let reason): return (.insecure, reason)
            case .nameError: return (.bogus, "proves that \(zone) does not exist")
            case .alias: return (.bogus, "answers with another name for \(zone)")
            case .bogus(let reason): return (.bogus, "\(count), not proved: \(reason)")
            }
        }
    }

    /// How long caches keep that there is nothing (RFC 2308 section 5).
    private func negativeTTL(of message: Message) -> UInt32? {
        message.authorities.lazy.compactMap { record in
            if case .soa(let soa) = record.data { min(record.ttlSeconds, soa.minimum) } else { nil }
        }.first
    }
}
