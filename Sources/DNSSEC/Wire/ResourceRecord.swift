/// A record as a message carries it.
public struct ResourceRecord: Hashable, Sendable {
    /// The name that the record belongs to.
    public var owner: DomainName
    /// Its type.
    public var type: RecordType
    /// Its class, 1 for the internet.
    public var recordClass: UInt16
    /// How long caches may keep it.
    public var ttlSeconds: UInt32
    /// Its content.
    public var data: RecordData

    /// Makes a record of the internet's class, of the type that its data has.
    public init(owner: DomainName, ttlSeconds: UInt32, data: RecordData) {
        self.init(owner: owner, type: data.type, recordClass: 1, ttlSeconds: ttlSeconds, data: data)
    }

    init(owner: DomainName, type: RecordType, recordClass: UInt16, ttlSeconds: UInt32, data: RecordData) {
        self.owner = owner
        self.type = type
        self.recordClass = recordClass
        self.ttlSeconds = ttlSeconds
        self.data = data
    }
}

/// What a record says.
public enum RecordData: Hashable, Sendable {
    /// An IPv4 address, 4 octets.
    case a([UInt8])
    /// An IPv6 address, 16 octets.
    case aaaa([UInt8])
    /// A name server.
    case ns(DomainName)
    /// Another name.
    case cname(DomainName)
    /// Another name for all that is below.
    case dname(DomainName)
    /// The start of a zone.
    case soa(StartOfAuthority)
    /// Strings of at most 255 octets.
    case txt([[UInt8]])
    /// A digest of a child's key.
    case ds(DelegationSigner)
    /// A key.
    case dnskey(DNSKEY)
    /// A signature.
    case rrsig(RRSIG)
    /// The next name and the types at this one.
    case nsec(NSEC)
    /// The next hashed name and the types at this one.
    case nsec3(NSEC3)
    /// Anything else, kept as it came.
    case unknown(RecordType, [UInt8])

    /// The type of records with such data.
    public var type: RecordType {
        switch self {
        case .a: .a
        case .aaaa: .aaaa
        case .ns: .ns
        case .cname: .cname
        case .dname: .dname
        case .soa: .soa
        case .txt: .txt
        case .ds: .ds
        case .dnskey: .dnskey
        case .rrsig: .rrsig
        case .nsec: .nsec
        case .nsec3: .nsec3
        case .unknown(let type, _): type
        }
    }

    /// The octets of the data, with no name compressed.
    public var rdata: [UInt8] { octets(\.wireFormat) }

    /// The octets that signatures cover: names in lower case where RFC 4034 section 6.2 and RFC 6840 section 5.1 say so.
    public var canonicalRdata: [UInt8] { octets(\.canonicalWireFormat) }

    private func octets(_ form: (DomainName) -> [UInt8]) -> [UInt8] {
        switch self {
        case .a(let octets), .aaaa(let octets), .unknown(_, let octets): octets
        case .ns(let name), .cname(let name), .dname(let name): form(name)
        case .soa(let soa): form(soa.primary) + form(soa.mailbox) + soa.numbers
        case .txt(let strings): strings.flatMap { [UInt8(truncatingIfNeeded: $0.count)] + $0 }
        case .ds(let signer): signer.rdata
        case .dnskey(let key): key.rdata
        case .rrsig(let signature): signature.fields + form(signature.signer) + signature.signature
        // RFC 6840 section 5.1: the next name of NSEC keeps its case.
        case .nsec(let nsec): nsec.next.wireFormat + nsec.types.wireFormat
        case .nsec3(let nsec3): nsec3.rdata
        }
    }
}
