import AWSCore
import DNSSEC
package import KSKClient

/// Why there is not one zone for what was typed.
package enum ZoneLookupError: Error, Sendable, Hashable {
    /// Several hosted zones have the name.
    case severalZones([HostedZone])
    /// No hosted zone of this account has the name or the id.
    case notFound(ZoneInput)
}

extension ZoneLookupError: CustomStringConvertible {
    /// One sentence: what was found, and what to do.
    package var description: String {
        switch self {
        case .severalZones(let zones):
            let list = zones.map { "\($0.id)\($0.isPrivate ? " (private)" : "")" }.enumerated(atMost: 10)
            let names = Set(zones.map(\.name)).sorted().enumerated
            return "\(zones.count) hosted zones are named \(names): \(list); say which by its id"
        case .notFound(.id(let id)):
            return "this account has no hosted zone with the id \(id)"
        case .notFound(.name(let name)):
            return "this account has no hosted zone named \(name)"
        case .notFound(.eitherName(let asInDNS, let asInRoute53)):
            return "this account has no hosted zone named \(asInDNS) or \(asInRoute53), as DNS and as Route 53 read it"
        }
    }
}

extension Gatherer {
    /// Finds the one zone that is meant.
    ///
    /// - Throws: ``ZoneLookupError``, and the client's errors.
    package func zone(for input: ZoneInput) async throws -> HostedZone {
        switch input {
        case .id(let id): return try await zone(id: id)
        case .name(let name): return try only(try await zones(named: name), input)
        case .eitherName(let asInDNS, let asInRoute53):
            let zones = try await zones(named: asInRoute53) + zones(named: asInDNS)
            return try only(zones, input)
        }
    }

    private func only(_ zones: [HostedZone], _ input: ZoneInput) throws(ZoneLookupError) -> HostedZone {
        guard let zone = zones.first else { throw .notFound(input) }
        guard zones.count == 1 else { throw .severalZones(zones) }
        return zone
    }

    private func zone(id: HostedZoneID) async throws -> HostedZone {
        // An unknown id is AWS's to refuse: its answer has a request id.
        try await client.send(GetHostedZone(id: id)).zone
    }

    /// Route 53 begins its list at the name and goes on with later ones, so the list ends where the name does.
    private func zones(named name: DomainName) async throws -> [HostedZone] {
        var zones: [HostedZone] = []
        for try await page in client.pages(ListHostedZonesByName(dnsName: name.route53Description)) {
            for zone in page.hostedZones {
                guard (try? DomainName(route53: zone.name)) == name else { return zones }
                zones.append(zone)
            }
        }
        return zones
    }
}
