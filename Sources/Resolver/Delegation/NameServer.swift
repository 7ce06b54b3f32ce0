package import DNSSEC

/// A name server of a zone and where it listens.
package struct NameServer: Hashable, Sendable {
    /// Its name; nil when only an address was given.
    package var name: DomainName?
    /// Its addresses; none when they could not be found.
    package var addresses: [ServerAddress]

    /// Makes a server of its parts.
    package init(name: DomainName?, addresses: [ServerAddress]) {
        self.name = name
        self.addresses = addresses
    }
}

/// The NS records of a zone in an answer or a referral, and the addresses that came along.
struct ReferralNames: Sendable {
    let names: [DomainName]
    private let glue: [ResourceRecord]

    /// Finds the records; nil when there are none.
    init?(of zone: DomainName, in message: Message) {
        var names: [DomainName] = []
        for record in message.answers + message.authorities where record.owner == zone {
            if case .ns(let name) = record.data, !names.contains(name) { names.append(name) }
        }
        guard !names.isEmpty else { return nil }
        self.names = names
        glue = message.additionals
    }

    /// The servers with the addresses that came along.
    func serversWithGlue(port: UInt16) -> [NameServer] {
        names.map { NameServer(name: $0, addresses: addresses(of: $0, port: port)) }
    }

    /// The addresses that came along with a name.
    func addresses(of name: DomainName, port: UInt16) -> [ServerAddress] {
        glue.filter { $0.owner == name }.compactMap { $0.data.ipAddress.map { ServerAddress($0, port: port) } }
    }
}

extension RecordData {
    /// The address of an A or AAAA record.
    var ipAddress: IPAddress? {
        switch self {
        case .a(let octets), .aaaa(let octets): IPAddress(octets: octets)
        default: nil
        }
    }
}

extension Message {
    /// The version of a zone that an answer has.
    func serial(of zone: DomainName) -> UInt32? {
        answers.lazy.compactMap { record in
            if case .soa(let soa) = record.data, record.owner == zone { soa.serial } else { nil }
        }.first
    }
}
