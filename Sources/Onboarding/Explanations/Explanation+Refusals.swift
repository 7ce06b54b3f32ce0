extension Explanation {
    /// What AWS answers instead of doing what was asked, by its codes.
    static let refusals: [Explanation] =
        (route53Refusals + kmsRefusals + domainsRefusals + stsRefusals + commonRefusals).sorted { $0.id < $1.id }

    private static let route53Refusals = [
        Explanation(
            "InvalidKMSArn", "Route 53 does not take the KMS key",
            [
                "Route 53 tried to use the key and could not. AWS's text names three actions and says that you and Route "
                    + "53 need them; it never says which one is missing, or for whom. The same code comes for a key of the "
                    + "wrong spec, usage or region, and for one that is disabled.",
                "ksk check-key says which it is. If every line passes there, two causes remain that cannot be seen from "
                    + "your account: a policy that was changed a moment ago and is not in force everywhere (KMS needs up "
                    + "to a few minutes), and a service control policy of your organisation that keeps you from the key "
                    + "through Route 53.",
                "Nothing was made. The same request can be sent again, with a new caller reference.",
            ], sources: [.createKeySigningKey, .dnssecPolicy, .kmsConsistency]),
        Explanation(
            "KeySigningKeyAlreadyExists", "The zone has this name or this KMS key already",
            [
                "A key-signing key's name is unique in its zone, and so is the KMS key behind it. It is also what a request "
                    + "gets that is sent again after its answer was lost.",
                "ksk asks GetDNSSEC what is there. The same name with the same KMS key is taken as yours; anything else is "
                    + "shown to you.",
            ], sources: [.createKeySigningKey]),
        Explanation(
            "TooManyKeySigningKeys", "The zone has two key-signing keys, the most it can have",
            [
                "Two are enough to replace one by another. Deactivate and delete the one that is no longer needed, and "
                    + "make sure before that no DS record at the parent points at it."
            ], sources: [.createKeySigningKey, .limits]),
        Explanation(
            "InvalidKeySigningKeyName", "The name of the key-signing key is not valid",
            ["Letters, digits and underscores, 3 to 128 of them. The name cannot be changed later."],
            sources: [.createKeySigningKey]),
        Explanation(
            "InvalidKeySigningKeyStatus", "The status does not allow it",
            [
                "Either the status that was sent is neither ACTIVE nor INACTIVE, or a key-signing key of the zone is in a "
                    + "status in which Route 53 refuses the operation: a key must be INACTIVE to be deleted, and one in "
                    + "INTERNAL_FAILURE blocks the others.",
                "ksk status ZONE shows all of them.",
            ], sources: [.createKeySigningKey, .dnssecProblems]),
        Explanation(
            "InvalidSigningStatus", "The zone's signing does not allow it",
            [
                "The zone is in the middle of something, or failed: DELETING, ACTION_NEEDED or INTERNAL_FAILURE. Look at "
                    + "ksk status ZONE; what a failure needs is in its message."
            ], sources: [.createKeySigningKey, .dnssecProblems]),
        Explanation(
            "KeySigningKeyInUse", "It is the only active key-signing key of a signed zone",
            [
                "Without it Route 53 could not sign, and the zone would fail for everyone who validates. Disable signing "
                    + "first, or activate another key-signing key; before either, see to the DS record at the parent."
            ], sources: [.deactivateKey]),
        Explanation(
            "KeySigningKeyInParentDSRecord", "The parent still points at this key",
            [
                "A DS record at the parent names the key, and without the key the chain of trust would break. Take the DS "
                    + "record out at the parent, wait until its time to live has passed everywhere, then try again.",
                "The same code comes when Route 53 could not look the DS record up: its text then says \"Due to DNS lookup "
                    + "failure\". Then it is enough to try again later.",
            ], sources: [.deactivateKey, .observed]),
        Explanation(
            "KeySigningKeyWithActiveStatusNotFound", "No key-signing key of the zone is active",
            [
                "Signing can be enabled when the zone has a key-signing key in status ACTIVE. Create or activate one first."
            ],
            sources: [.enableDNSSEC]),
        Explanation(
            "NoSuchKeySigningKey", "The zone has no key-signing key of this name",
            ["Names are case-sensitive. ksk status ZONE lists those that there are."], sources: [.deactivateKey]),
        Explanation(
            "NoSuchHostedZone", "This account has no hosted zone of this id",
            [
                "Often the credentials are those of another account: ksk doctor and the wizard's header say whose they "
                    + "are. ksk zones lists the zones that this account has."
            ], sources: [.createKeySigningKey]),
        Explanation(
            "NoSuchChange", "Route 53 knows no change of this id",
            ["Changes are forgotten some time after they are done. Look at the zone itself: ksk status ZONE."],
            sources: [.observed]),
        Explanation(
            "DNSSECNotFound", "The zone has no DNSSEC settings",
            ["It was never signed. This is an answer, not a problem: ksk takes it for a zone that is not signing."],
            sources: [.enableDNSSEC]),
        Explanation(
            "HostedZonePartiallyDelegated", "The parent's delegation is not the zone's own",
            [
                "The NS records at the parent name servers that are not the zone's, or Route 53 could not look them up. "
                    + "Some resolvers would then get unsigned answers. Make the delegation name exactly the zone's four "
                    + "name servers, and wait until that is known everywhere."
            ], sources: [.enableDNSSEC]),
        Explanation(
            "ConcurrentModification", "Another change to the zone is under way",
            [
                "Route 53 makes one change to a zone at a time, whoever asks. ksk waits and sends the same request again; "
                    + "if it still comes, something else keeps changing the zone."
            ], sources: [.createKeySigningKey]),
        Explanation(
            "PriorRequestNotComplete", "An earlier change to the zone is not done",
            ["Wait until it is INSYNC, usually within a minute, then try again. ksk does that by itself."],
            sources: [.limits]),
        Explanation(
            "InvalidArgument", "A parameter is not right for this zone",
            [
                "Its message says which. Private hosted zones get it for everything about DNSSEC: Route 53 signs public "
                    + "zones only."
            ], sources: [.createKeySigningKey, .observed]),
        Explanation(
            "InvalidInput", "A value breaks the rules of the request",
            [
                "A text is too long, too short or of the wrong form; the message says which. ksk checks all of them before "
                    + "it sends, so please report it with the request id."
            ], sources: [.createKeySigningKey]),
        Explanation(
            "InvalidDomainName", "Route 53 cannot read the name",
            ["Give the name as DNS has it, in its ASCII form: xn--… for names with other letters."],
            sources: [.listZonesByName]),
        Explanation(
            "InvalidChangeBatch", "Route 53 does not take the records",
            [
                "A batch of record changes is made whole or not at all, and one of its changes is not possible: the record "
                    + "is there already, is another than the one to be deleted, or has a value that is not valid. The "
                    + "message has a sentence for each. Nothing was changed.",
                "A DS record belongs into the parent zone, beside the NS records of the child, and not into the zone that "
                    + "is signed.",
            ], sources: [.changeRecordSets]),
    ]

    private static let kmsRefusals = [
        Explanation(
            "NotFoundException", "KMS has no such key or alias here",
            [
                "KMS looks in one region of one account. A key id or an alias is looked for in your own account in "
                    + "us-east-1; for a key of another account give its whole ARN."
            ], sources: [.describeKey]),
        Explanation(
            "InvalidArnException", "This is not an ARN of KMS",
            ["arn:aws:kms:us-east-1:ACCOUNT:key/KEY-ID, or with alias/NAME at the end."], sources: [.describeKey]),
        Explanation(
            "DisabledException", "The key is disabled",
            ["It can be enabled: f on the checklist, or aws kms enable-key. See who disabled it, and why, before."],
            sources: [.keyStates]),
        Explanation(
            "KMSInvalidStateException", "The key's state does not allow it",
            [
                "Most often the key is pending deletion. The message says which state it is; key-state explains what can "
                    + "be done about it."
            ], sources: [.keyStates]),
        Explanation(
            "KeyUnavailableException", "KMS cannot reach the key at the moment",
            ["Nothing is wrong with the request. Try again in a moment."], sources: [.sign]),
        Explanation(
            "InvalidKeyUsageException", "The key is not for this",
            ["A key made for encryption or key agreement does not sign. Its usage cannot be changed."],
            sources: [.sign]),
        Explanation(
            "UnsupportedOperationException", "KMS cannot do this with such a key",
            ["AWS managed keys and symmetric keys have no public key and do not sign."], sources: [.sign]),
        Explanation(
            "DryRunOperationException", "The call would have been allowed",
            ["This is the good answer to a dry run: KMS checked every permission, and did nothing."],
            sources: [.dryRun]),
        Explanation(
            "MalformedPolicyDocumentException", "KMS does not take the policy",
            [
                "Its message says why: it is no valid policy, it names a principal that does not exist, or under it the "
                    + "caller could not change the policy any more (the lockout check, which ksk never switches off)."
            ], sources: [.putKeyPolicy, .lockout]),
        Explanation(
            "LimitExceededException", "A quota of KMS is reached",
            [
                "Too many keys or aliases, or a policy of more than 32 KB. Quotas can be raised, that of policies cannot."
            ],
            sources: [.kmsQuotas]),
        Explanation(
            "AlreadyExistsException", "There is an alias of this name",
            ["An alias is unique in its account and region. ksk takes the next free name."], sources: [.createAlias]),
        Explanation(
            "InvalidAliasNameException", "KMS does not take the name of the alias",
            [
                "alias/ and then letters, digits and : / _ -, at most 256 in all, and not alias/aws/, which is for AWS. The "
                    + "key that ksk has made is there all the same, without an alias."
            ], sources: [.createAlias]),
        Explanation(
            "TagException", "KMS does not take the tags",
            [
                "A tag's key has 1 to 128 characters, its value at most 256, and there are no two of the same key. ksk finds "
                    + "a key again by its tag, so it makes none without."
            ], sources: [.createKey]),
        failed("KMSInternalException", "KMS"), failed("DependencyTimeoutException", "KMS"),
        Explanation(
            "InvalidMarkerException", "A list was asked for from a place that there is not",
            ["The list changed while it was read. Ask again."], sources: [.observed]),
    ]

    private static let commonRefusals = [
        failed("InternalFailure", "AWS"), failed("ServiceUnavailable", "AWS"),
        denied("AccessDenied"), denied("AccessDeniedException"),
        expired("ExpiredToken"), expired("ExpiredTokenException"),
        unknownKey("InvalidClientTokenId"), unknownKey("UnrecognizedClientException"),
        badSignature("SignatureDoesNotMatch"), badSignature("InvalidSignatureException"),
        throttled("Throttling"), throttled("ThrottlingException"),
        Explanation(
            "MissingAuthenticationToken", "The request was not signed",
            ["Something between ksk and AWS took the signature away, a proxy most likely."],
            sources: [.commonErrors]),
    ]

    private static func failed(_ code: String, _ service: String) -> Explanation {
        Explanation(
            code, "\(service) had a fault of its own",
            [
                "Nothing is wrong with the request. ksk repeats what only asks; what changes something it looks for first, "
                    + "because it may have been done. Try again in a moment."
            ], sources: [.commonErrors])
    }

    private static func denied(_ code: String) -> Explanation {
        Explanation(
            code, "You may not do this",
            [
                "The message names the identity and the action. Either no policy allows it (\"no identity-based policy "
                    + "allows\"), or one denies it (\"with an explicit deny\"): of yours, of the resource, a permissions "
                    + "boundary, a session policy, or a service control policy of the organisation.",
                "Compare the identity in the message with the one you meant to be: the wizard's header and ksk doctor "
                    + "show it.",
            ], sources: [.commonErrors])
    }

    private static func expired(_ code: String) -> Explanation {
        Explanation(
            code, "The session has ended",
            ["Temporary credentials last for a while. Get new ones the way you got these, and ask again with r."],
            sources: [.commonErrors])
    }

    private static func unknownKey(_ code: String) -> Explanation {
        Explanation(
            code, "AWS does not know the access key",
            [
                "It was deleted, it is inactive, its session token is missing, or it is of another partition (China, "
                    + "GovCloud). ksk doctor says where it came from."
            ], sources: [.commonErrors])
    }

    private static func badSignature(_ code: String) -> Explanation {
        Explanation(
            code, "The signature is not right",
            [
                "The secret does not belong to the access key (often a character was lost when it was copied), or this "
                    + "machine's clock is more than five minutes off."
            ], sources: [.iamSigning, .commonErrors])
    }

    private static func throttled(_ code: String) -> Explanation {
        Explanation(
            code, "AWS asks for patience",
            [
                "Route 53 takes five requests a second from an account, whoever sends them. ksk stays below and waits when "
                    + "it is told to; other tools of the account may use up the rest."
            ], sources: [.limits, .kmsQuotas])
    }
}
