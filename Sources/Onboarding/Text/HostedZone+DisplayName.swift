import DNSSEC
package import KSKClient

extension HostedZone {
    /// The name as people write it: without Route 53's octal escapes where the standard ones say the same, and without
    /// the last dot.
    package var displayName: String { Self.displayName(of: name) }

    static func displayName(of name: String) -> String {
        let text = (try? DomainName(route53: name))?.description ?? name
        return text.hasSuffix(".") && text.count > 1 ? String(text.dropLast()) : text
    }
}

extension CreationRequest {
    /// The zone's name as people write it.
    package var zoneDisplayName: String { HostedZone.displayName(of: zoneName) }
}

extension KeyOrder {
    /// The zone's name as people write it.
    package var zoneDisplayName: String { HostedZone.displayName(of: zoneName) }
}
