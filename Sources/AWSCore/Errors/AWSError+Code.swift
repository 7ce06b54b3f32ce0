extension AWSError {
    /// The name of an error. The set is open: an unknown one is kept as it came.
    public struct Code: TextValue {
        /// The name as AWS writes it.
        public var rawValue: String

        /// Takes any name.
        public init(rawValue: String) {
            self.rawValue = rawValue
        }
    }
}

/// Codes of Route 53.
extension AWSError.Code {
    /// Another change to the same thing is under way.
    public static let concurrentModification: Self = "ConcurrentModification"
    /// DNSSEC is not available for the zone.
    public static let dnssecNotFound: Self = "DNSSECNotFound"
    /// The zone's name servers are only partly those of its parent's delegation.
    public static let hostedZonePartiallyDelegated: Self = "HostedZonePartiallyDelegated"
    /// A parameter is not valid for this zone.
    public static let invalidArgument: Self = "InvalidArgument"
    /// A batch of changes to record sets cannot be done.
    public static let invalidChangeBatch: Self = "InvalidChangeBatch"
    /// A domain name is not valid.
    public static let invalidDomainName: Self = "InvalidDomainName"
    /// A value breaks the request's schema.
    public static let invalidInput: Self = "InvalidInput"
    /// The name of a key-signing key is not valid.
    public static let invalidKeySigningKeyName: Self = "InvalidKeySigningKeyName"
    /// The status of a key-signing key does not allow it.
    public static let invalidKeySigningKeyStatus: Self = "InvalidKeySigningKeyStatus"
    /// The KMS key is unfit, or its policy withholds an action.
    public static let invalidKMSArn: Self = "InvalidKMSArn"
    /// The zone's signing status does not allow it.
    public static let invalidSigningStatus: Self = "InvalidSigningStatus"
    /// The zone has a key-signing key of this name or this KMS key.
    public static let keySigningKeyAlreadyExists: Self = "KeySigningKeyAlreadyExists"
    /// The parent's DS record points at this key-signing key.
    public static let keySigningKeyInParentDSRecord: Self = "KeySigningKeyInParentDSRecord"
    /// The key-signing key is the only active one of a signing zone.
    public static let keySigningKeyInUse: Self = "KeySigningKeyInUse"
    /// No key-signing key is active.
    public static let keySigningKeyWithActiveStatusNotFound: Self = "KeySigningKeyWithActiveStatusNotFound"
    /// There is no change of this id.
    public static let noSuchChange: Self = "NoSuchChange"
    /// There is no zone of this id in the account.
    public static let noSuchHostedZone: Self = "NoSuchHostedZone"
    /// There is no key-signing key of this name in the zone.
    public static let noSuchKeySigningKey: Self = "NoSuchKeySigningKey"
    /// A previous change to the zone is still under way.
    public static let priorRequestNotComplete: Self = "PriorRequestNotComplete"
    /// The zone has as many key-signing keys as it may have.
    public static let tooManyKeySigningKeys: Self = "TooManyKeySigningKeys"
}

/// Codes of KMS.
extension AWSError.Code {
    /// There is an alias of this name.
    public static let alreadyExistsException: Self = "AlreadyExistsException"
    /// The key is disabled.
    public static let disabledException: Self = "DisabledException"
    /// The dry run shows that the call would have been allowed.
    public static let dryRunOperationException: Self = "DryRunOperationException"
    /// The name of an alias is not valid.
    public static let invalidAliasNameException: Self = "InvalidAliasNameException"
    /// The ARN is not one of KMS.
    public static let invalidArnException: Self = "InvalidArnException"
    /// The key's usage does not allow it.
    public static let invalidKeyUsageException: Self = "InvalidKeyUsageException"
    /// The marker of a list is not valid.
    public static let invalidMarkerException: Self = "InvalidMarkerException"
    /// The key is not available at the moment.
    public static let keyUnavailableException: Self = "KeyUnavailableException"
    /// The key's state does not allow it.
    public static let kmsInvalidStateException: Self = "KMSInvalidStateException"
    /// The account has as many keys, aliases or requests as it may have.
    public static let limitExceededException: Self = "LimitExceededException"
    /// A key policy breaks its grammar, or names someone who does not exist.
    public static let malformedPolicyDocumentException: Self = "MalformedPolicyDocumentException"
    /// There is no such key or alias.
    public static let notFoundException: Self = "NotFoundException"
    /// A tag is not valid.
    public static let tagException: Self = "TagException"
    /// KMS cannot do this with such a key.
    public static let unsupportedOperationException: Self = "UnsupportedOperationException"
}

/// Codes of Route 53 Domains.
extension AWSError.Code {
    /// The domain has as many DS records as it may have.
    public static let dnssecLimitExceeded: Self = "DnssecLimitExceeded"
    /// The same was asked for before and is under way.
    public static let duplicateRequest: Self = "DuplicateRequest"
    /// Too much is under way for the account.
    public static let operationLimitExceeded: Self = "OperationLimitExceeded"
    /// The top-level domain's registry does not allow it.
    public static let tldRulesViolation: Self = "TLDRulesViolation"
    /// The registrar does not do this for the top-level domain.
    public static let unsupportedTLD: Self = "UnsupportedTLD"
}

/// Codes of STS, beside those of every service.
extension AWSError.Code {
    /// The identity provider was not reached.
    public static let idpCommunicationError: Self = "IDPCommunicationError"
    /// The identity provider rejected the token.
    public static let idpRejectedClaim: Self = "IDPRejectedClaim"
    /// The token of an identity provider is not valid.
    public static let invalidIdentityToken: Self = "InvalidIdentityToken"
    /// A session policy breaks its grammar.
    public static let malformedPolicyDocument: Self = "MalformedPolicyDocument"
    /// Session policies and tags are too large.
    public static let packedPolicyTooLarge: Self = "PackedPolicyTooLarge"
    /// STS is switched off for the account in this region.
    public static let regionDisabledException: Self = "RegionDisabledException"
}

/// Codes of every service: who asks, and how often.
extension AWSError.Code {
    /// The caller may not, as Route 53 and STS say it.
    public static let accessDenied: Self = "AccessDenied"
    /// The caller may not, as KMS says it.
    public static let accessDeniedException: Self = "AccessDeniedException"
    /// The session has ended, as Route 53 and STS say it.
    public static let expiredToken: Self = "ExpiredToken"
    /// The session has ended, as KMS says it.
    public static let expiredTokenException: Self = "ExpiredTokenException"
    /// The access key is not known, as Route 53 and STS say it.
    public static let invalidClientTokenID: Self = "InvalidClientTokenId"
    /// The signature is wrong, as KMS says it.
    public static let invalidSignatureException: Self = "InvalidSignatureException"
    /// The request was not signed.
    public static let missingAuthenticationToken: Self = "MissingAuthenticationToken"
    /// The signature is wrong, as Route 53 and STS say it.
    public static let signatureDoesNotMatch: Self = "SignatureDoesNotMatch"
    /// Too many requests, as Route 53 says it.
    public static let throttling: Self = "Throttling"
    /// Too many requests, as KMS says it.
    public static let throttlingException: Self = "ThrottlingException"
    /// The access key is not known, as KMS says it.
    public static let unrecognizedClientException: Self = "UnrecognizedClientException"
}
