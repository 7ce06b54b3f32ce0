/// A part of AWS that shares nothing with the others: accounts, endpoints, ARNs.
///
/// Source: botocore's `partitions.json` and the endpoint rule set of Route 53.
public struct Partition: Sendable, Hashable {
    /// Its id, the second field of every ARN.
    public let id: String
    /// What the endpoints of its regions end with.
    let suffix: String
    /// The same for IPv4 and IPv6.
    let dualStackSuffix: String
    /// What the endpoints of its global services end with.
    let globalSuffix: String
    /// The same for IPv4 and IPv6; nil where there are none.
    let globalDualStackSuffix: String?
    /// The region that its global services are signed for.
    public let firstRegion: Region
    /// How its regions begin.
    private let regionPrefix: String

    private init(
        _ id: String, _ suffix: String, dualStack: String, global: String? = nil, globalDualStack: String? = nil,
        first: Region, prefix: String
    ) {
        self.id = id
        self.suffix = suffix
        dualStackSuffix = dualStack
        globalSuffix = global ?? suffix
        globalDualStackSuffix = globalDualStack
        firstRegion = first
        regionPrefix = prefix
    }

    /// The partition of a region; a region that no other partition claims is one of `aws`.
    public init(of region: Region) {
        self = Self.others.first { region.rawValue.hasPrefix($0.regionPrefix) } ?? .aws
    }

    /// The commercial regions.
    public static let aws = Partition(
        "aws", "amazonaws.com", dualStack: "api.aws", globalDualStack: "global.api.aws", first: .usEast1, prefix: "")

    private static let others = [
        Partition(
            "aws-cn", "amazonaws.com.cn", dualStack: "api.amazonwebservices.com.cn",
            globalDualStack: "global.api.amazonwebservices.com.cn", first: "cn-northwest-1", prefix: "cn-"),
        Partition(
            "aws-us-gov", "amazonaws.com", dualStack: "api.aws", global: "us-gov.amazonaws.com",
            globalDualStack: "us-gov.api.aws", first: "us-gov-west-1", prefix: "us-gov-"),
        Partition("aws-iso", "c2s.ic.gov", dualStack: "api.aws.ic.gov", first: "us-iso-east-1", prefix: "us-iso-"),
        Partition(
            "aws-iso-b", "sc2s.sgov.gov", dualStack: "api.aws.scloud", first: "us-isob-east-1", prefix: "us-isob-"),
        Partition(
            "aws-iso-e", "cloud.adc-e.uk", dualStack: "api.cloud-aws.adc-e.uk", first: "eu-isoe-west-1",
            prefix: "eu-isoe-"),
        Partition(
            "aws-iso-f", "csp.hci.ic.gov", dualStack: "api.aws.hci.ic.gov", first: "us-isof-south-1", prefix: "us-isof-"
        ),
        Partition(
            "aws-eusc", "amazonaws.eu", dualStack: "api.amazonwebservices.eu",
            globalDualStack: "global.api.amazonwebservices.eu", first: "eusc-de-east-1", prefix: "eusc-"),
    ]
}
