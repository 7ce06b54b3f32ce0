internal import DNSSEC

/// A resolver that finds answers for us; nothing that it says is believed without signatures, but addresses.
struct RecursiveResolver: Sendable {
    let desk: QuestionDesk
    /// The resolvers; the first to answer is believed.
    let addresses: [ServerAddress]

    /// Asks without validation, so that broken zones have answers as well.
    func ask(_ question: Question) async -> Message? {
        await withTaskGroup(of: Message?.self) { group in
            for address in addresses {
                group.addTask {
                    await desk.ask(question, of: address, flags: [.recursionDesired, .checkingDisabled]).message
                }
            }
            for await message in group {
                guard let message, [.noError, .nameError].contains(message.responseCode) else { continue }
                group.cancelAll()
                return message
            }
            return nil
        }
    }

    /// The servers of a referral.
    ///
    /// - Parameter isComplete: Whether addresses of both kinds are wanted: a referral has those that had room.
    ///   Otherwise only servers without any address are asked for.
    func servers(
        _ referral: ReferralNames, port: UInt16, isComplete: Bool, limit: Int = .max
    ) async -> [NameServer] {
        let names = Array(referral.names.prefix(limit))
        return await withTaskGroup(of: (Int, [ServerAddress]).self) { group in
            for (index, name) in names.enumerated() {
                let glue = referral.addresses(of: name, port: port)
                group.addTask {
                    (index, glue.isEmpty || isComplete ? await completed(glue, of: name, port: port) : glue)
                }
            }
            var servers = names.map { NameServer(name: $0, addresses: []) }
            for await (index, addresses) in group { servers[index].addresses = addresses }
            return servers
        }
    }

    /// The addresses that are known of a server, and those of a kind that is not among them.
    private func completed(_ known: [ServerAddress], of name: DomainName, port: UInt16) async -> [ServerAddress] {
        async let four = known.contains { !$0.ip.isIPv6 } ? nil : ask(Question(name, .a))
        async let six = known.contains { $0.ip.isIPv6 } ? nil : ask(Question(name, .aaaa))
        let records = (await four?.answers ?? []) + (await six?.answers ?? [])
        return known + records.compactMap { $0.data.ipAddress.map { ServerAddress($0, port: port) } }
    }
}
