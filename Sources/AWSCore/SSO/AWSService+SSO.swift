extension AWSService {
    /// IAM Identity Center's portal, which hands out roles.
    static let singleSignOn = AWSService(
        name: "IAM Identity Center", endpointPrefix: "portal.sso", signingName: "awsssoportal",
        wireProtocol: .restJSON, variableSuffix: "SSO", location: .regional)

    /// IAM Identity Center's token service.
    static let singleSignOnTokens = AWSService(
        name: "IAM Identity Center", endpointPrefix: "oidc", signingName: "sso-oauth", wireProtocol: .restJSON,
        variableSuffix: "SSO_OIDC", location: .regional)
}
