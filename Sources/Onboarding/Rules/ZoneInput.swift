package import DNSSEC
package import KSKClient

/// What may be typed for a hosted zone: a name, or an id as Route 53 writes it anywhere.
package enum ZoneInput: Hashable, Sendable {
    /// `Z…`, `/hostedzone/Z…` or `arn:aws:route53:::hostedzone/Z…`.
    case id(HostedZoneID)
    /// `example.com`, with or without the last dot.
    case name(DomainName)
    /// A name with an escape such as `\052`, which is octal in Route 53's names and decimal in everyone else's.
    case eitherName(asInDNS: DomainName, asInRoute53: DomainName)

    /// Reads what was typed; blanks around it do not count.
    package init(_ text: String) throws(FieldProblem) {
        let text = text.withoutOuterBlanks
        guard !text.isEmpty else { throw FieldProblem("a zone is needed: its name, or its id such as Z0123456789ABC") }
        // Longer than any name with every octet escaped.
        guard text.utf8.count <= 2048 else {
            throw FieldProblem("this has \(text.count) characters, far more than a zone's name or id")
        }
        if Self.isMarkedAsID(text) {
            guard let id = HostedZoneID(text) else {
                throw FieldProblem("\"\(text.excerpt)\" is not a hosted zone's id: Z and capital letters and digits")
            }
            self = .id(id)
        } else if Self.looksLikeID(text), let id = HostedZoneID(text) {
            self = .id(id)
        } else {
            self = try Self.name(text)
        }
    }

    private static func name(_ text: String) throws(FieldProblem) -> ZoneInput {
        let asInRoute53 = try? DomainName(route53: text)
        do {
            let asInDNS = try DomainName(text)
            guard let asInRoute53, asInRoute53 != asInDNS else { return .name(asInDNS) }
            return .eitherName(asInDNS: asInDNS, asInRoute53: asInRoute53)
        } catch {
            if let asInRoute53 { return .name(asInRoute53) }
            throw FieldProblem("\"\(text.excerpt)\" is not a zone's name: \(error)")
        }
    }

    private static func isMarkedAsID(_ text: String) -> Bool {
        text.hasPrefix("/hostedzone/") || text.hasPrefix("hostedzone/") || text.hasPrefix("arn:")
    }

    /// Ids have 13 characters and more; no top-level domain in capitals is meant by something this long.
    private static func looksLikeID(_ text: String) -> Bool {
        text.hasPrefix("Z") && text.utf8.count >= 10
            && text.utf8.allSatisfy {
                (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) || (0x30...0x39).contains($0)
            }
    }
}
