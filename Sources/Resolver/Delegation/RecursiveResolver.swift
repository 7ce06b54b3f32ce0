internal import DNSSEC

/// A resolver that finds answers for us; nothing that it says is believed without signatures, but addresses.
struct RecursiveResolver: Sendable {
    let desk: QuestionDesk
    /// The resolvers, the first that answers is taken.
    let addresses: [ServerAddress]

    /// Asks without validation, so that broken zones have answers as well.
    func ask(_ question: Question) async -> Message? {
        for address in addresses {
            let reply = await desk.ask(question, of: address, flags: [.recursionDesired, .checkingDisabled])
            if let message = reply.message, message.responseCode == .noError || message.responseCode == .nameError {
                return message
            }
        }
        return nil
    }

    /// The addresses of a server, IPv4 and IPv6.
    func addresses(of name: DomainName, port: UInt16) async -> [ServerAddress] {
        async let four = ask(Question(name, .a))
        async let six = ask(Question(name, .aaaa))
        let records = (await four?.answers ?? []) + (await six?.answers ?? [])
        return records.compactMap { $0.data.ipAddress.map { ServerAddress($0, port: port) } }
    }

    /// The servers of a referral; where addresses did not come along, they are asked for.
    func servers(_ referral: ReferralNames, port: UInt16, limit: Int = .max) async -> [NameServer] {
        let names = Array(referral.names.prefix(limit))
        return await withTaskGroup(of: (Int, [ServerAddress]).self) { group in
            for (index, name) in names.enumerated() {
                let glue = referral.addresses(of: name, port: port)
                group.addTask { (index, glue.isEmpty ? await addresses(of: name, port: port) : glue) }
            }
            var servers = names.map { NameServer(name: $0, addresses: []) }
            for await (index, addresses) in group { servers[index].addresses = addresses }
            return servers
        }
    }
}
