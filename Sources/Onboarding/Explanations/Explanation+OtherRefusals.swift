// What the services beside Route 53's zones and KMS refuse: its domains, and STS.
extension Explanation {
    static let domainsRefusals = [
        Explanation(
            "DnssecLimitExceeded", "The domain has as many DS records as its registry takes",
            ["Domains under com and net can have 13, most others 4. Remove one that no key-signing key stands behind."],
            sources: [.domainDNSSEC]),
        Explanation(
            "DuplicateRequest", "The same change to the domain is under way",
            ["It was asked for before and is not done. Wait for it: the operation's status tells."],
            sources: [.domainDNSSEC]),
        Explanation(
            "OperationLimitExceeded", "Too many changes to domains are under way",
            ["The account has reached the number that may be open at a time. Wait until some are done."],
            sources: [.domainDNSSEC]),
        Explanation(
            "TLDRulesViolation", "The registry's rules do not allow it",
            [
                "Each registry has rules of its own: how many keys, which algorithms, one change at a time. The message "
                    + "says which one was broken."
            ], sources: [.domainDNSSEC]),
        Explanation(
            "UnsupportedTLD", "Route 53 does not do this for such domains",
            [
                "Domains under this suffix are registered elsewhere, or Route 53 cannot give their registry a DS record. "
                    + "Give it to the registrar that has the domain."
            ], sources: [.domainDNSSEC]),
    ]

    static let stsRefusals = [
        Explanation(
            "RegionDisabledException", "STS is switched off in this region for the account",
            ["Choose another region with --region, or have the region enabled in the account's settings."],
            sources: [.assumeRole]),
        Explanation(
            "PackedPolicyTooLarge", "The session's policies and tags are too long",
            ["What a profile gives the role along (policies and session tags) is more than STS packs into a session."],
            sources: [.assumeRole]),
        Explanation(
            "MalformedPolicyDocument", "STS does not take the session's policy",
            ["The policy that restricts the session is not valid; the message says why."], sources: [.assumeRole]),
        Explanation(
            "IDPRejectedClaim", "The identity provider does not vouch for you",
            ["The token was not accepted: it is of another audience or issuer, or was revoked. Sign in anew."],
            sources: [.assumeRoleWithWebIdentity]),
        Explanation(
            "IDPCommunicationError", "STS could not reach the identity provider",
            ["Nothing is wrong with the token as far as is known. Try again in a moment."],
            sources: [.assumeRoleWithWebIdentity]),
        Explanation(
            "InvalidIdentityToken", "STS cannot read the token",
            ["The file that AWS_WEB_IDENTITY_TOKEN_FILE names has no valid token, or one that has expired."],
            sources: [.assumeRoleWithWebIdentity]),
    ]
}
