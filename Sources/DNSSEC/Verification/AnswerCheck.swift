/// What an answer of a server is worth, under the keys of its zone.
public struct AnswerCheck: Hashable, Sendable {
    /// What the answer says, and whether it is proved.
    public var outcome: Outcome
    /// The signatures that the proof rests on.
    public var signatures: [RRSIG]

    /// What an answer says.
    public enum Outcome: Hashable, Sendable {
        /// The records, as the zone signed them; whether they were made of a wildcard.
        case records(RRset, fromWildcard: Bool)
        /// The name is another name for this one.
        case alias(DomainName)
        /// The name exists without the type; what is said to be there, when a record is for exactly this name or for the
        /// wildcard that stands for it.
        case noData(TypeBitmap?)
        /// The name does not exist.
        case nameError
        /// Validators treat the proof as if nothing were signed.
        case insecure(String)
        /// Not proved.
        case bogus(String)
    }

    /// Checks an answer.
    ///
    /// - Parameters:
    ///   - keys: The keys of the zone, which were checked themselves.
    ///   - now: Seconds since 1970-01-01 UTC, modulo 2^32.
    ///
    /// Source: RFC 4035 section 5.
    public init(of message: Message, to question: Question, keys: [DNSKEY], zone: DomainName, at now: UInt32) {
        signatures = []
        outcome = .bogus("")
        let answers = RRset.sets(in: message.answers)
        let proofs = RRset.sets(in: message.authorities)
        let context = Context(keys: keys, zone: zone, now: now)
        if let set = answers.first(where: { $0.owner == question.name && $0.type == question.type })
            ?? answers.first(where: { $0.owner == question.name && $0.type == .cname })
        {
            outcome = check(set, question, proofs: proofs, in: context)
        } else {
            outcome = check(absence: message, question, proofs: proofs, in: context)
        }
    }

    private struct Context {
        var keys: [DNSKEY]
        var zone: DomainName
        var now: UInt32
    }

    private mutating func check(
        _ set: RRset, _ question: Question, proofs: [RRset], in context: Context
    ) -> Outcome {
        let check = SignatureCheck(of: set, keys: context.keys, zone: context.zone, at: context.now)
        guard let signature = check.valid.first?.signature else {
            return .bogus("\(set.type): \(check.failure ?? .missing(set.type))")
        }
        signatures += check.valid.map(\.signature)
        let labels = Int(signature.labels)
        let isExpanded = labels < set.owner.labelCount - (set.owner.isWildcard ? 1 : 0)
        if isExpanded {
            switch denial(proofs, in: context) {
            case .failure(let reason): return .bogus(reason.text)
            case .success(let denial):
                if denial.needsTooManyIterations { return .insecure(Self.tooManyIterations) }
                guard denial.provesNoCloserMatch(set.owner, labels: labels) else {
                    return .bogus("the wildcard's answer lacks the proof that \(set.owner) itself does not exist")
                }
            }
        }
        if set.type != question.type, case .cname(let target)? = set.data.first { return .alias(target) }
        return .records(set, fromWildcard: isExpanded)
    }

    private mutating func check(
        absence message: Message, _ question: Question, proofs: [RRset], in context: Context
    ) -> Outcome {
        let denial: Denial
        switch self.denial(proofs, in: context) {
        case .failure(let reason): return .bogus(reason.text)
        case .success(let found): denial = found
        }
        if denial.needsTooManyIterations { return .insecure(Self.tooManyIterations) }
        if question.type == .ds, denial.provesNoDS(at: question.name) {
            return .noData(denial.types(at: question.name))
        }
        if message.responseCode == .nameError {
            return denial.provesNameError(question.name)
                ? .nameError : .bogus("no NSEC or NSEC3 record proves that \(question.name) does not exist")
        }
        guard denial.provesNoData(question.type, at: question.name) else {
            return .bogus("no NSEC or NSEC3 record proves that \(question.name) has no \(question.type) record")
        }
        return .noData(denial.typesAnswering(for: question.name))
    }

    private static let tooManyIterations =
        "the NSEC3 records have more than \(NSEC3.mostIterations) iterations: validators do not compute them"

    private struct Reason: Error {
        var text: String
    }

    /// The denial records, all of whose signatures must be valid.
    private mutating func denial(_ proofs: [RRset], in context: Context) -> Result<Denial, Reason> {
        let sets = proofs.filter { $0.type == .nsec || $0.type == .nsec3 }
        guard !sets.isEmpty else { return .failure(Reason(text: "there is neither an NSEC nor an NSEC3 record")) }
        for set in sets {
            let check = SignatureCheck(of: set, keys: context.keys, zone: context.zone, at: context.now)
            guard check.isValid else {
                return .failure(Reason(text: "\(set.type): \(check.failure ?? .missing(set.type))"))
            }
            let labels = set.owner.labelCount - (set.owner.isWildcard ? 1 : 0)
            // RFC 4035 section 5.4: such a record made of a wildcard would deny what exists.
            guard check.valid.allSatisfy({ Int($0.signature.labels) == labels }) else {
                return .failure(Reason(text: "the \(set.type) record of \(set.owner) was made of a wildcard"))
            }
            signatures += check.valid.map(\.signature)
        }
        return .success(Denial(sets, zone: context.zone))
    }
}
