/// An Amazon Resource Name: `arn:partition:service:region:account:resource`.
///
/// Region and account are empty where the service has none, and the resource may hold more colons.
public struct ARN: Hashable, Sendable, CustomStringConvertible {
    /// The partition, such as `aws` or `aws-us-gov`.
    public let partition: String
    /// The service, such as `kms`.
    public let service: String
    /// The region's code, or nothing.
    public let region: String
    /// The account's number, or nothing.
    public let account: String
    /// What is left: `key/1234abcd-…`, `user/ops-admin`.
    public let resource: String

    /// Reads an ARN; partition, service and resource have to be there.
    public init?(_ text: String) {
        let parts = text.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 6, parts[0] == "arn" else { return nil }
        guard !parts[1].isEmpty, !parts[2].isEmpty, !parts[5].isEmpty else { return nil }
        // ARNs hold letters, digits and punctuation; a control character or blank would be a pasting accident.
        guard text.unicodeScalars.allSatisfy({ $0.value > 0x20 && $0.value != 0x7F }) else { return nil }
        partition = parts[1]
        service = parts[2]
        region = parts[3]
        account = parts[4]
        resource = parts[5]
    }

    /// The ARN as AWS writes it.
    public var description: String {
        "arn:\(partition):\(service):\(region):\(account):\(resource)"
    }
}
