public import AWSCore

extension AWSService {
    /// AWS KMS. The keys of DNSSEC live in the partition's first region, so that one is asked whatever is configured.
    public static let kms = AWSService(
        name: "KMS", endpointPrefix: "kms", signingName: "kms", wireProtocol: .json(targetPrefix: "TrentService"),
        variableSuffix: "KMS", location: .firstRegion)
}
