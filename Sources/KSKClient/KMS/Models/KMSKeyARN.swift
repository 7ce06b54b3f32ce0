public import AWSCore

/// The ARN of a KMS key itself, not of an alias: `arn:aws:kms:us-east-1:111122223333:key/1234abcd-…`.
public struct KMSKeyARN: RawRepresentable, Hashable, Sendable, Codable, CustomStringConvertible {
    /// The ARN in its parts.
    public let arn: ARN
    /// The account that owns the key.
    public let account: AccountID

    /// Reads a key's ARN; nil for aliases and everything else.
    public init?(_ text: String) {
        guard let arn = ARN(text), arn.service == "kms", Self.isPartition(arn.partition), Self.isRegion(arn.region),
            let account = AccountID(rawValue: arn.account), arn.resource.hasPrefix("key/"),
            Self.isKeyID(arn.resource.dropFirst(4))
        else { return nil }
        self.arn = arn
        self.account = account
    }

    /// The same as ``init(_:)``.
    public init?(rawValue: String) {
        self.init(rawValue)
    }

    /// The ARN as AWS writes it.
    public var rawValue: String { arn.description }

    /// The ARN as AWS writes it.
    public var description: String { arn.description }

    /// The key's id: a UUID, or `mrk-` and 32 digits.
    public var keyID: String { String(arn.resource.dropFirst(4)) }

    /// The region of the key.
    public var region: Region { Region(rawValue: arn.region) }

    /// The partition of the key.
    public var partition: String { arn.partition }

    /// Whether the key is one of several regions, which Route 53 does not take.
    public var isMultiRegion: Bool { keyID.hasPrefix("mrk-") }

    private static func isPartition(_ text: String) -> Bool {
        text.hasPrefix("aws") && text.utf8.allSatisfy { isLowerCaseLetter($0) || $0 == UInt8(ascii: "-") }
    }

    private static func isRegion(_ text: String) -> Bool {
        !text.isEmpty
            && text.utf8.allSatisfy {
                isLowerCaseLetter($0) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "-")
            }
    }

    private static func isKeyID(_ text: Substring) -> Bool {
        if text.hasPrefix("mrk-") {
            return text.utf8.count == 36 && text.dropFirst(4).utf8.allSatisfy(isHexDigit)
        }
        let groups = text.split(separator: "-", omittingEmptySubsequences: false)
        return groups.map(\.utf8.count) == [8, 4, 4, 4, 12] && groups.allSatisfy { $0.utf8.allSatisfy(isHexDigit) }
    }

    private static func isHexDigit(_ octet: UInt8) -> Bool {
        (0x30...0x39).contains(octet) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(octet)
    }

    private static func isLowerCaseLetter(_ octet: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(octet)
    }
}
