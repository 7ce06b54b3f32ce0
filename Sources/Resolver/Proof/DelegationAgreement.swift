package import DNSSEC

/// Whether a zone's parent and its own servers name the same name servers.
package struct DelegationAgreement: Hashable, Sendable {
    /// What the servers of the parent say, each answer once.
    package let atParents: Set<Set<DomainName>>
    /// What the zone's servers say, each answer once.
    package let inZone: Set<Set<DomainName>>

    /// Takes what the servers said.
    package init(parents: [ParentFinding], servers: [ServerFinding]) {
        atParents = Set(parents.compactMap(\.nameServers))
        inZone = Set(servers.compactMap(\.nameServers))
    }

    /// The name servers that all name; nil when there is a difference, or an end has not answered.
    package var common: Set<DomainName>? {
        guard atParents.count == 1, atParents == inZone else { return nil }
        return atParents.first
    }

    /// What differs, a sentence without a full stop each.
    package var differences: [String] {
        if atParents.count > 1 { return ["the parent's servers delegate to different name servers"] }
        guard let parent = atParents.first else { return [] }
        return inZone.filter { $0 != parent }.map { Self.difference($0, from: parent) }.sorted()
    }

    private static func difference(_ child: Set<DomainName>, from parent: Set<DomainName>) -> String {
        func list(_ names: Set<DomainName>) -> String { names.sorted().map(\.description).joined(separator: ", ") }
        let (missing, extra) = (child.subtracting(parent), parent.subtracting(child))
        var parts: [String] = []
        if !extra.isEmpty { parts.append("only at the parent: \(list(extra))") }
        if !missing.isEmpty { parts.append("only in the zone: \(list(missing))") }
        return "the name servers at the parent and in the zone differ; " + parts.joined(separator: "; ")
    }
}
