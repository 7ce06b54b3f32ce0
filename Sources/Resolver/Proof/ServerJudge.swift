internal import DNSSEC

/// Judges what a server of the zone answers, under the DS records of each parent server.
struct ServerJudge {
    /// DS records, and who has them.
    struct SignerSet: Hashable, Sendable {
        var signers: [DelegationSigner]
        var holders: [ServerAddress]
    }

    let zone: DomainName
    /// Those of the parents, each once, or the proposed ones.
    let signerSets: [SignerSet]
    /// What the parent's answers are worth.
    let trust: Trust
    let now: UInt32

    func finding(name: DomainName?, address: ServerAddress, replies: ServerReplies) -> ServerFinding {
        var finding = ServerFinding(name: name, address: address, verdict: .unreachable, reason: "")
        finding.reach = reach(of: replies)
        guard let soa = authoritativeAnswer(replies, into: &finding) else { return finding }
        finding.serial = soa.serial(of: zone)
        finding.nameServers = replies.nameServers.message.flatMap { ReferralNames(of: zone, in: $0) }
            .map { Set($0.names) }
        judge(replies, into: &finding)
        finding.warnings += transportWarnings(replies, finding.reach)
        return finding
    }

    // MARK: Reaching the server

    private func reach(of replies: ServerReplies) -> Reach {
        let datagrams = replies.all.map { reply in
            reply.udpFailure == nil && (reply.message != nil || reply.wasTruncated)
        }
        return Reach(udp: datagrams.contains(true), tcp: replies.overTCP.message != nil)
    }

    /// The answer about the SOA record, or why there is none.
    private func authoritativeAnswer(_ replies: ServerReplies, into finding: inout ServerFinding) -> Message? {
        guard let message = replies.soa.message ?? replies.overTCP.message else {
            finding.reason = replies.soa.failures
            finding.isBeyondReach = replies.soa.failure == .noRoute
            return nil
        }
        guard message.responseCode != .formatError else {
            finding.reason = "answers FORMERR: it knows no EDNS, without which there is no DNSSEC"
            return nil
        }
        guard message.responseCode == .noError else {
            finding.reason = "answers \(message.responseCode)" + explanation(message) + ": it does not serve the zone"
            return nil
        }
        guard message.flags.contains(.authoritative) else {
            finding.reason = "does not answer for the zone: it refers to other servers"
            return nil
        }
        guard message.serial(of: zone) != nil else {
            finding.reason = "has no SOA record for the zone: it does not serve it"
            return nil
        }
        return message
    }

    private func explanation(_ message: Message) -> String {
        message.edns?.extendedErrors.first.map { " (\($0))" } ?? ""
    }

    private func transportWarnings(_ replies: ServerReplies, _ reach: Reach) -> [String] {
        var warnings: [String] = []
        if reach.udp == false { warnings.append("answers over TCP only; UDP: \(replies.soa.udpFailure ?? .timedOut)") }
        if reach.tcp == false, let failure = replies.overTCP.failure {
            warnings.append("does not answer over TCP: \(failure)")
        }
        for reply in replies.all {
            // Resolvers that do not try TCP then have no answer.
            guard reply.message != nil, case .malformed(let error)? = reply.udpFailure else { continue }
            warnings.append("answers \(reply.question) over TCP only; over UDP it gives a malformed answer: \(error)")
        }
        return warnings
    }

    // MARK: Judging its answers

    private func judge(_ replies: ServerReplies, into finding: inout ServerFinding) {
        let keySet = replies.keys.message.flatMap { message in
            RRset.sets(in: message.answers).first { $0.owner == zone && $0.type == .dnskey }
        }
        finding.keyTags = keySet?.keys.map(\.keyTag) ?? []
        if case .bogus(let reason) = trust {
            (finding.verdict, finding.reason) = (.bogus, "the parent is not proved: \(reason)")
            return
        }
        if case .insecure(let reason) = trust {
            (finding.verdict, finding.reason) = (.insecure, "the parent is not signed: \(reason)")
            return
        }
        guard let keyReply = replies.keys.message else {
            finding.verdict = .bogus
            finding.reason = "gives no keys: \(replies.keys.failures)"
            if replies.keys.wasTruncated { finding.reason += "; the answer needs TCP" }
            return
        }
        guard keyReply.responseCode == .noError else {
            (finding.verdict, finding.reason) = (.bogus, "answers \(keyReply.responseCode) when asked for its keys")
            return
        }
        var verdicts: [(SignerSet, Verdict, String)] = []
        for set in signerSets {
            let (verdict, reason) = self.verdict(set.signers, keySet: keySet, replies, into: &finding)
            verdicts.append((set, verdict, reason))
        }
        (finding.verdict, finding.reason) = combined(verdicts)
    }

    private func verdict(
        _ signers: [DelegationSigner], keySet: RRset?, _ replies: ServerReplies, into finding: inout ServerFinding
    ) -> (Verdict, String) {
        let check = DelegationCheck(signers: signers, keys: keySet, zone: zone, at: now)
        finding.signingKeyTags = check.signatures.valid.map(\.key.keyTag)
        finding.expected = Self.expected(check.signatures.valid.map(\.key), zone: zone)
        for found in check.findings where !finding.delegation.contains(found) { finding.delegation.append(found) }
        switch check.outcome {
        case .insecure(let reason):
            guard !finding.signingKeyTags.isEmpty, signers.isEmpty else { return (.insecure, reason) }
            return (.insecure, "\(reason), though the zone is signed")
        case .bogus(let reason):
            return (.bogus, reason)
        case .secure:
            let keys = keySet?.keys ?? []
            note(check.signatures.valid.map(\.signature), ttlSeconds: keySet?.ttlSeconds ?? 0, into: &finding)
            if let problem = problem(with: replies, keys: keys, into: &finding) { return (.bogus, problem) }
            let leading = check.findings.filter { $0.fate == .leads }.map { "DS \($0.signer.keyTag)" }
            return (.secure, "\(leading.joined(separator: ", ")) leads to its keys, and they sign its answers")
        }
    }

    /// The DS records of keys that sign: of the entry points among them, when there are any.
    private static func expected(_ keys: [DNSKEY], zone: DomainName) -> [DelegationSigner] {
        let entryPoints = keys.filter(\.isSecureEntryPoint)
        return (entryPoints.isEmpty ? keys : entryPoints).compactMap {
            try? DelegationSigner(of: $0, owner: zone, digestType: .sha256)
        }
    }

    /// What is wrong with the first answer that is not proved.
    private func problem(with replies: ServerReplies, keys: [DNSKEY], into finding: inout ServerFinding) -> String? {
        var checks: [AnswerCheck.Outcome] = []
        for (reply, what) in [
            (replies.soa, ""), (replies.nameServers, ""), (replies.absent, "a name that does not exist: "),
            (replies.absentOther, "a name that does not exist: "), (replies.noData, "a type that does not exist: "),
        ] {
            guard let message = reply.message else {
                return "\(reply.question): no answer: \(reply.failures)"
            }
            guard message.responseCode == .noError || message.responseCode == .nameError else {
                return "\(reply.question): answers \(message.responseCode)"
            }
            let check = AnswerCheck(of: message, to: reply.question, keys: keys, zone: zone, at: now)
            if case .bogus(let reason) = check.outcome { return what + reason }
            note(check.signatures, ttlSeconds: message.answers.first?.ttlSeconds ?? 0, into: &finding)
            checks.append(check.outcome)
        }
        if let warning = gap(checks[4]) { finding.warnings.append(warning) }
        return contradiction(checks)
    }

    /// What the denial at the zone's own name leaves out; resolvers that reuse denials may then miss it.
    private func gap(_ check: AnswerCheck.Outcome) -> String? {
        guard case .noData(let types?) = check else { return nil }
        let missing = [RecordType.soa, .ns, .dnskey].filter { !types.contains($0) }
        guard !missing.isEmpty else { return nil }
        return "denies \(missing.map(\.description).joined(separator: ", ")) at \(zone), where there is one"
    }

    /// A denial that hides what another answer shows: resolvers that reuse denials then lose the records.
    ///
    /// This took slack.com down in 2021: the bitmap of a wildcard left out a type that existed.
    private func contradiction(_ checks: [AnswerCheck.Outcome]) -> String? {
        if case .records(let set, true) = checks[2], case .noData(let types?) = checks[3], !types.contains(set.type) {
            return "the denial of AAAA at \(set.owner) says that there is no \(set.type) record, and there is one"
        }
        if case .records(let set, true) = checks[3], case .noData(let types?) = checks[2], !types.contains(set.type) {
            return "the denial of A at \(set.owner) says that there is no \(set.type) record, and there is one"
        }
        return nil
    }

    /// Keeps the first end of a signature, and warns of one that caches may outlive.
    private func note(_ signatures: [RRSIG], ttlSeconds: UInt32, into finding: inout ServerFinding) {
        for signature in signatures {
            let left = signature.secondsLeft(at: now)
            if finding.signaturesExpire.map({ signature.expiration < $0 }) ?? true {
                finding.signaturesExpire = signature.expiration
            }
            let isKeySet = signature.typeCovered == .dnskey
            guard left < Int32(clamping: ttlSeconds) || (isKeySet && left < Self.soon) else { continue }
            let warning = "the signature over \(signature.typeCovered) ends in \(left / 60) min"
            if !finding.warnings.contains(warning) { finding.warnings.append(warning) }
        }
    }

    /// Keys are signed anew days before the end: less than a day is left only when something is wrong.
    private static let soon: Int32 = 86_400

    private func combined(_ verdicts: [(SignerSet, Verdict, String)]) -> (Verdict, String) {
        guard let first = verdicts.first else { return (.unreachable, "no DS records are known to judge it by") }
        guard verdicts.contains(where: { $0.1 != first.1 }) else { return (first.1, first.2) }
        let parts = verdicts.map { set, verdict, reason in
            "\(verdict.rawValue) by \(set.holders.map(\.description).joined(separator: ", ")): \(reason)"
        }
        return (.mixed, "the parents differ: " + parts.joined(separator: "; "))
    }
}
