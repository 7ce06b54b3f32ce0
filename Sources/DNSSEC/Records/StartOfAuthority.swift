/// The data of an SOA record.
///
/// Source: RFC 1035 section 3.3.13.
public struct StartOfAuthority: Hashable, Sendable {
    /// The server that the others copy from.
    public var primary: DomainName
    /// Who is responsible, as a name.
    public var mailbox: DomainName
    /// The version of the zone.
    public var serial: UInt32
    /// How often copies are renewed, in seconds.
    public var refresh: UInt32
    /// How soon a failed renewal is tried again, in seconds.
    public var retry: UInt32
    /// How long a copy lives without renewal, in seconds.
    public var expire: UInt32
    /// How long caches may keep that a name does not exist, in seconds.
    public var minimum: UInt32

    /// Makes the data of its fields.
    public init(
        primary: DomainName, mailbox: DomainName, serial: UInt32, refresh: UInt32 = 7200, retry: UInt32 = 900,
        expire: UInt32 = 1_209_600, minimum: UInt32 = 300
    ) {
        self.primary = primary
        self.mailbox = mailbox
        self.serial = serial
        self.refresh = refresh
        self.retry = retry
        self.expire = expire
        self.minimum = minimum
    }

    /// What follows the two names.
    var numbers: [UInt8] { [serial, refresh, retry, expire, minimum].flatMap(\.networkOrder) }
}

extension FixedWidthInteger {
    /// The octets, the highest first.
    package var networkOrder: [UInt8] { withUnsafeBytes(of: bigEndian, Array.init) }
}
