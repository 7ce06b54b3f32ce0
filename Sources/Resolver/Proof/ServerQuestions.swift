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

extension QuestionDesk {
    /// Has a server asked all of it, and waits for nothing.
    func order(_ questions: ServerQuestions, of server: ServerAddress) {
        order(questions.all, of: server)
        order([questions.soa], of: server, over: .tcp)
    }

    /// Asks a server all of it at once.
    func ask(_ questions: ServerQuestions, of server: ServerAddress) async -> ServerReplies {
        order(questions, of: server)
        return ServerReplies(
            keys: await ask(questions.keys, of: server), soa: await ask(questions.soa, of: server),
            nameServers: await ask(questions.nameServers, of: server),
            absent: await ask(questions.absent, of: server),
            absentOther: await ask(questions.absentOther, of: server),
            noData: await ask(questions.noData, of: server),
            overTCP: await ask(questions.soa, of: server, over: .tcp))
    }
}
