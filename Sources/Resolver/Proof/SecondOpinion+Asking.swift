internal import DNSSEC

extension SecondOpinion {
    /// Asks a resolver about the zone, with validation and, when that fails, without.
    static func ask(_ address: ServerAddress, about zone: DomainName, at desk: QuestionDesk) async -> SecondOpinion {
        let question = Question(zone, .soa)
        async let validated = desk.ask(question, of: address, flags: .recursionDesired)
        async let unvalidated = desk.ask(question, of: address, flags: [.recursionDesired, .checkingDisabled])
        return SecondOpinion(address, validated: await validated, unvalidated: await unvalidated)
    }

    init(_ address: ServerAddress, validated: Reply, unvalidated: Reply) {
        self.address = address
        guard let message = validated.message else {
            (isAuthentic, responseCode, errors) = (nil, nil, [])
            meaning = "does not answer: \(validated.failure ?? .timedOut)"
            return
        }
        isAuthentic = message.flags.contains(.authenticData)
        responseCode = message.responseCode
        errors = message.edns?.extendedErrors ?? []
        if message.flags.contains(.authenticData) {
            meaning = "has validated the zone"
        } else if message.responseCode != .serverFailure {
            meaning = "does not call the zone secure, or does not validate"
        } else if unvalidated.message?.responseCode == .noError {
            meaning = "refuses the zone because of DNSSEC: without validation it answers"
        } else {
            meaning = "cannot resolve the zone, with validation or without"
        }
    }
}
