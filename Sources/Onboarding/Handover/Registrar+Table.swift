extension Registrar {
    /// The registrars and registries that are known, by their names.
    package static let all: [Registrar] = [
        Registrar(
            "alibaba", "Alibaba Cloud Domains",
            [("Key Tag", .keyTag), ("Algorithm", .algorithm), ("Digest Type", .digestTypeName), ("Digest", .digest)],
            .documented),
        Registrar("centralnic", "CentralNic Reseller", keyData, .documented),
        Registrar(
            "corporate", "CSC, MarkMonitor, Com Laude",
            [
                ("DS record", .signerLine), ("DNSKEY record", .keyLine), ("Key tag", .keyTag),
            ], .unverified, note: "By ticket; people take one to two days. The format ticket has the text."),
        Registrar(
            "denic", "DENIC (.de)", [("Dnskey", .keyLine)], .unverified,
            note: "DENIC checks that the zone serves the key and that it validates."),
        Registrar(
            "dnsimple", "DNSimple",
            [
                ("Algorithm", .algorithm), ("Digest", .digest), ("Digest type", .digestType), ("Keytag", .keyTag),
                ("Public key", .publicKey),
            ], .documented, note: "The digest or the public key, as the top-level domain wants it."),
        Registrar(
            "dynadot", "Dynadot",
            [
                ("Key Tag", .keyTag), ("Digest Type", .digestType), ("Digest", .digest), ("Algorithm", .algorithm),
            ], .helpPage("https://www.dynadot.com/help/question/set-DNSSEC")),
        Registrar(
            "eurid", "EURid (.eu)", keyData, .documented, note: "At most 4 keys."),
        Registrar(
            "gandi", "Gandi", [("Flags", .keyType), ("Algorithm", .algorithm), ("Public key", .publicKey)], .documented),
        Registrar(
            "godaddy", "GoDaddy", signerData, .helpPage("https://www.godaddy.com/help/add-a-ds-record-23865"),
            note: "Some top-level domains ask for flags, protocol and public key as well: see key-fields."),
        Registrar(
            "google", "Google Cloud Domains",
            [
                ("keyTag", .keyTag), ("algorithm", .algorithmName), ("digestType", .digestTypeName),
                ("digest", .digest),
            ], .documented),
        Registrar(
            "hetzner", "Hetzner",
            [
                ("Tag/ID", .keyTag), ("Encryption", .algorithm), ("Hash type", .digestType), ("Hash", .digest),
            ], .documented),
        Registrar(
            "hover", "Hover, OpenSRS, Enom", signerData,
            .helpPage("https://support.hover.com/support/solutions/articles/201000064716")),
        Registrar("inwx", "INWX", [("DNSKEY", .keyLine)], .helpPage("https://kb.inwx.com/en-us/3-nameserver/131")),
        Registrar("ionos", "IONOS", signerData, .unverified, note: "For .de the DNSKEY record."),
        Registrar(
            "name.com", "Name.com", signerData,
            .helpPage("https://www.name.com/support/articles/205439058-managing-dnssec")),
        Registrar(
            "namecheap", "Namecheap", signerData,
            .helpPage("https://www.namecheap.com/support/knowledgebase/article.aspx/9722/2232/"),
            note: "Under Advanced DNS, for domains with custom name servers."),
        Registrar(
            "namesilo", "NameSilo", signerData,
            .helpPage("https://www.namesilo.com/support/v2/articles/domain-manager/ds-records")),
        Registrar(
            "openprovider", "Openprovider",
            [
                ("Key type", .flags), ("Algorithm", .algorithm), ("Public key", .publicKey),
            ], .documented),
        Registrar(
            "ovh", "OVHcloud",
            [
                ("Key tag", .keyTag), ("Flag", .flags), ("Algorithm", .algorithm), ("Public key (base64)", .publicKey),
            ], .unverified),
        Registrar(
            "porkbun", "Porkbun",
            [
                ("keyTag", .keyTag), ("alg", .algorithm), ("digestType", .digestType), ("digest", .digest),
            ], .documented, note: "Leave the fields of the key data empty."),
        Registrar(
            "route53", "Route 53 Domains",
            [
                ("Key type", .keyType), ("Algorithm", .algorithm), ("Public key", .publicKey),
            ], .documented, note: "The public key, not the digest."),
        Registrar(
            "route53-parent", "Route 53 parent zone", [("Value", .signerData)], .documented,
            note:
                "In the parent zone, beside the NS records of this zone; never in this zone. The format change-batch has the request."
        ),
        Registrar(
            "squarespace", "Squarespace Domains", signerData,
            .helpPage("https://support.squarespace.com/hc/articles/4404183898125")),
        Registrar(
            "transip", "TransIP",
            [
                ("Key tag", .keyTag), ("Flags", .flags), ("Algorithm", .algorithm), ("Public key", .publicKey),
            ], .helpPage("https://www.transip.eu/knowledgebase/150-secure-domains-custom-nameservers-dnssec/")),
    ]

    private static let signerData: [(String, HandoverField)] = [
        ("Key tag", .keyTag), ("Algorithm", .algorithm), ("Digest type", .digestType), ("Digest", .digest),
    ]

    private static let keyData: [(String, HandoverField)] = [
        ("Flags", .flags), ("Protocol", .protocolNumber), ("Algorithm", .algorithm), ("Public key", .publicKey),
    ]
}
