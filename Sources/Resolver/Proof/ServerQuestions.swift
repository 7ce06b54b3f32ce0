internal import DNSSEC

/// What a server of the zone is asked.
struct ServerQuestions {
    let keys: Question
    let soa: Question
    let nameServers: Question
    /// A name that does not exist, unless a wildcard answers for it.
    let absent: Question
    /// The same name, another type: a wildcard without it has to prove that.
    let absentOther: Question
    /// The zone's name, a type that it hardly has.
    let noData: Question

    /// - Parameter label: The name that does not exist, below the zone.
    init(zone: DomainName, label: [UInt8]) {
        // A zone whose name leaves no room for a label is asked about itself.
        let name = (try? zone.prefixed(by: label)) ?? zone
        keys = Question(zone, .dnskey)
        soa = Question(zone, .soa)
        nameServers = Question(zone, .ns)
        absent = Question(name, .a)
        absentOther = Question(name, .aaaa)
        noData = Question(zone, .srv)
    }

    var all: [Question] { [keys, soa, nameServers, absent, absentOther, noData] }
}

/// What a server of the zone answered.
struct ServerReplies {
    var keys: Reply
    var soa: Reply
    var nameServers: Reply
    var absent: Reply
    var absentOther: Reply
    var noData: Reply
    /// The SOA record, asked over TCP alone.
    var overTCP: Reply

    var all: [Reply] { [keys, soa, nameServers, absent, absentOther, noData] }
}

extension NameServerClient {
    /// Asks a server all of it at once.
    func ask(_ questions: ServerQuestions, of server: ServerAddress) async -> ServerReplies {
        async let keys = ask(questions.keys, of: server)
        async let soa = ask(questions.soa, of: server)
        async let nameServers = ask(questions.nameServers, of: server)
        async let absent = ask(questions.absent, of: server)
        async let absentOther = ask(questions.absentOther, of: server)
        async let noData = ask(questions.noData, of: server)
        async let overTCP = ask(questions.soa, of: server, over: .tcp)
        return ServerReplies(
            keys: await keys, soa: await soa, nameServers: await nameServers, absent: await absent,
            absentOther: await absentOther, noData: await noData, overTCP: await overTCP)
    }
}
