extension AWSService {
    /// AWS STS: who the credentials belong to, and those of roles.
    public static let sts = AWSService(
        name: "STS", endpointPrefix: "sts", signingName: "sts", wireProtocol: .query(version: "2011-06-15"),
        variableSuffix: "STS", location: .regional, partitionsWithoutFIPSName: ["aws-us-gov"])
}
