extension AWSService {
    /// AWS Sign-In, which renews the sessions of `aws login`.
    static let signIn = AWSService(
        name: "AWS Sign-In", endpointPrefix: "signin", signingName: "signin", wireProtocol: .restJSON,
        variableSuffix: "SIGNIN", location: .regional,
        namesAfterRegion: [
            "aws": "signin.aws.amazon.com", "aws-cn": "signin.amazonaws.cn",
            "aws-us-gov": "signin.amazonaws-us-gov.com",
        ])
}
