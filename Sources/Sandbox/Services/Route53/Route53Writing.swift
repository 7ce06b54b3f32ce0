import DNSSEC
import FoundationEssentials

extension XMLWriter {
    /// A change, PENDING until it has spread.
    mutating func write(_ change: ChangeRecord, in context: CallContext) {
        element("ChangeInfo") { xml in
            xml.element("Id", "/change/\(change.id)")
            xml.element("Status", context.isInSync(since: change.submittedAt) ? "INSYNC" : "PENDING")
            xml.element("SubmittedAt", Timestamp.iso8601(change.submittedAt))
            xml.element("Comment", change.comment)
        }
    }

    /// A zone as lists have it.
    mutating func write(_ zone: HostedZoneRecord) {
        element("HostedZone") { xml in
            xml.element("Id", "/hostedzone/\(zone.id)")
            xml.element("Name", zone.name)
            xml.element("CallerReference", zone.callerReference)
            xml.element("Config") { xml in
                xml.element("Comment", zone.comment)
                xml.element("PrivateZone", zone.isPrivate ? "true" : "false")
            }
            xml.element("ResourceRecordSetCount", "\(zone.recordCount)")
            if let service = zone.linkedService {
                xml.element("LinkedService") { $0.element("ServicePrincipal", service) }
            }
        }
    }

    /// The VPC of a private zone.
    mutating func writeVPC(of zone: HostedZoneRecord) {
        element("VPC") { xml in
            xml.element("VPCRegion", SandboxAccount.region)
            xml.element("VPCId", zone.vpc)
        }
    }

    /// The name servers of a public zone.
    mutating func writeDelegationSet(of zone: HostedZoneRecord) {
        element("DelegationSet") { xml in
            xml.element("NameServers") { xml in
                for server in zone.nameServers { xml.element("NameServer", server) }
            }
        }
    }

    /// The elements of a key-signing key, with its records computed for its zone.
    mutating func writeContent(of key: KeySigningKeyRecord, zone: HostedZoneRecord) {
        element("Name", key.name)
        element("KmsArn", key.keyARN)
        if let (dnskey, ds) = key.records(owner: zone.name) {
            element("Flag", "\(dnskey.flags)")
            element("SigningAlgorithmMnemonic", "ECDSAP256SHA256")
            element("SigningAlgorithmType", "\(dnskey.algorithm.rawValue)")
            element("DigestAlgorithmMnemonic", "SHA-256")
            element("DigestAlgorithmType", "\(ds.digestType.rawValue)")
            element("KeyTag", "\(ds.keyTag)")
            element("DigestValue", ds.digestHex)
            element("PublicKey", Base64.encode(key.publicKey))
            element("DSRecord", "\(ds)")
            element("DNSKEYRecord", "\(dnskey)")
        }
        element("Status", key.status.rawValue)
        element("StatusMessage", key.statusMessage)
        element("CreatedDate", Timestamp.iso8601(key.created))
        element("LastModifiedDate", Timestamp.iso8601(key.lastModified))
    }
}

extension KeySigningKeyRecord {
    /// The records of the key; nil for a zone whose name cannot be read.
    func records(owner: String) -> (DNSKEY, DelegationSigner)? {
        guard let name = try? DomainName(route53: owner) else { return nil }
        let dnskey = DNSKEY(
            flags: DNSKEY.keySigningKeyFlags, algorithm: .ecdsaP256SHA256, publicKey: publicKey)
        guard let ds = try? DelegationSigner(of: dnskey, owner: name, digestType: .sha256) else { return nil }
        return (dnskey, ds)
    }

    /// The tag of the key.
    var keyTag: UInt16 {
        DNSKEY(flags: DNSKEY.keySigningKeyFlags, algorithm: .ecdsaP256SHA256, publicKey: publicKey).keyTag
    }
}
