extension CheckID {
    /// The longer text about the item.
    package var explanation: Explanation {
        let (title, paragraphs, sources) = about
        return Explanation(rawValue, title, paragraphs, sources: sources)
    }

    private typealias About = (title: String, paragraphs: [String], sources: [Explanation.Source])

    private var about: About {
        switch self {
        case .arnForm, .region, .keyManager, .keySpec, .keyUsage, .keyState, .origin, .multiRegion, .uniqueInZone:
            aboutKey
        case .callerDescribeKey, .callerGetPublicKey, .callerSign: aboutCaller
        default: aboutPolicy
        }
    }

    private var aboutKey: About {
        switch self {
        case .arnForm:
            (
                "The key has an ARN of the form that Route 53 keeps",
                [
                    "CreateKeySigningKey takes the ARN of a KMS key, such as arn:aws:kms:us-east-1:111122223333:key/"
                        + "1234abcd-12ab-34cd-56ef-1234567890ab, and keeps it for good. It takes neither a key id alone "
                        + "nor the ARN of an alias: an alias could be pointed at another key tomorrow, and the zone "
                        + "would be signed with a key whose DS record is not at its parent.",
                    "ksk takes all four forms from you, asks KMS which key is meant, and sends the key's own ARN. "
                        + "Keys of the partitions aws-cn and aws-us-gov belong to other AWS systems.",
                ], [.createKeySigningKey, .describeKey]
            )
        case .region:
            (
                "The key is in us-east-1",
                [
                    "Route 53 has one control plane for the world, and it uses KMS in US East (N. Virginia) only. "
                        + "Wherever your other resources are, the key of a key-signing key is there.",
                    "A key cannot be moved to another region. Make one in us-east-1; ksk does it with m on the Key page.",
                ], [.dnssecKeys]
            )
        case .keyManager:
            (
                "The key is customer managed",
                [
                    "AWS managed keys (their aliases begin with alias/aws/) have a policy that nobody can change, "
                        + "so Route 53 cannot be let in, and they are not asymmetric anyway.",
                    "Choose or make a customer managed key. AWS bills one by the month.",
                ], [.dnssecKeys, .createKeySigningKey]
            )
        case .keySpec:
            (
                "The key is on the curve P-256",
                [
                    "Route 53 signs with DNSSEC algorithm 13, ECDSA on P-256 with SHA-256 (RFC 6605). A key of another "
                        + "curve, or RSA, cannot make such signatures, and Route 53 answers InvalidKMSArn.",
                    "The spec is fixed when a key is made. Choose ECC_NIST_P256.",
                ], [.dnssecKeys]
            )
        case .keyUsage:
            (
                "The key signs",
                [
                    "A KMS key is for one thing. One on P-256 can have been made for SIGN_VERIFY or for KEY_AGREEMENT, "
                        + "and only the first signs. KMS says so in KeyUsage and SigningAlgorithms, where "
                        + "ECDSA_SHA_256 must be.",
                    "The usage is fixed when a key is made.",
                ], [.dnssecKeys, .describeKey]
            )
        case .keyState:
            (
                "The key is enabled",
                [
                    "Only a key in the state Enabled signs. A disabled key can be enabled again. One that is pending "
                        + "deletion is destroyed for good on its deletion date; until then the deletion can be "
                        + "cancelled, which leaves the key disabled.",
                    "If this happens to the key of a zone that is signed already: Route 53 keeps serving the "
                        + "signatures that it made in advance, for some days. When the last of them expires, every "
                        + "validating resolver refuses the whole zone. The key-signing key shows ACTION_NEEDED meanwhile.",
                    "f on the checklist enables the key, or cancels the deletion and then enables it, after asking.",
                ], [.keyStates, .deletingKeys, .dnssecKeys]
            )
        case .origin:
            (
                "KMS made the key's material",
                [
                    "Imported key material can be given an expiry date and can be deleted at once, without the waiting "
                        + "time of seven to thirty days that protects other keys. A zone whose key is gone cannot be "
                        + "saved by AWS.",
                    "No page of AWS says whether Route 53 takes keys with imported material, so this is a remark and "
                        + "not a failure.",
                ], [.importedMaterial]
            )
        case .multiRegion:
            (
                "The key is a single-Region one",
                [
                    "A multi-Region key (its id begins with mrk-) can be replicated to other regions, each with a policy "
                        + "of its own: whoever may sign with a replica can sign for your zone.",
                    "No page of AWS forbids or blesses such keys for DNSSEC, so this is a remark and not a failure. A key "
                        + "cannot be changed from one kind to the other.",
                ], [.multiRegion]
            )
        default:
            (
                "No other key-signing key of the zone uses the key",
                [
                    "Within one hosted zone, a KMS key can stand behind one key-signing key. Route 53 answers "
                        + "KeySigningKeyAlreadyExists for the second.",
                    "The same KMS key may serve several zones. They then have the same public key, and fail together when "
                        + "the key is disabled, deleted or withheld; a guard in its policy must name all of them, or only "
                        + "the account. So it is a remark when the key is behind a zone that ksk knows about.",
                    "ksk knows about the zones that were looked at on the Zone page, and ksk check-key about none: to ask "
                        + "hundreds of zones would take minutes, and the account's five requests a second from others. "
                        + "ksk status ZONE says which keys a zone uses.",
                ], [.createKeySigningKey]
            )
        }
    }

    private var aboutCaller: About {
        switch self {
        case .callerDescribeKey:
            (
                "You may describe the key",
                [
                    "InvalidKMSArn also comes when the one who calls CreateKeySigningKey lacks the permissions, and its "
                        + "text says so: \"verify that you and Route 53 have permissions\".",
                    "ksk has really called DescribeKey with your credentials; nothing is inferred from IAM policies. "
                        + "Where the key policy leaves the decision to IAM, an IAM policy of yours has to allow it; "
                        + "for a key of another account both must.",
                ], [.createKeySigningKey, .describeKey]
            )
        case .callerGetPublicKey:
            (
                "You may read the public key",
                [
                    "The caller of CreateKeySigningKey needs kms:GetPublicKey beside Route 53. ksk needs it too: from the "
                        + "public key it computes the DS record before anything is made, and compares it with what "
                        + "Route 53 answers.",
                    "ksk has really called GetPublicKey with your credentials.",
                ], [.createKeySigningKey]
            )
        default:
            (
                "You may sign with the key",
                [
                    "This is what administrators lack most often: the usual key administrator statement has kms:Create*, "
                        + "kms:Describe*, kms:Get*, kms:Put* and so on, and not kms:Sign. Route 53 then answers "
                        + "InvalidKMSArn although its own permissions are right.",
                    "ksk has tried it with DryRun, for which KMS checks everything and signs nothing: it answers "
                        + "DryRunOperationException when the call would have been allowed.",
                    "Have kms:Sign on this key allowed to you, by an IAM policy or by a statement of the key policy.",
                ], [.createKeySigningKey, .sign, .dryRun]
            )
        }
    }

    private var aboutPolicy: About {
        switch self {
        case .policyReadable:
            (
                "The key policy can be read",
                [
                    "What Route 53 may do with a key is written in the key's policy and nowhere else; IAM policies do not "
                        + "concern services. KMS shows the policy (GetKeyPolicy) only within the key's own account.",
                    "For a key of another account, ask its owner for the policy, and paste it into the checklist or give "
                        + "it to ksk check-key --policy FILE. It is then judged exactly as KMS would judge it.",
                    "A policy in which a name occurs twice in one object is not judged: readers of JSON disagree about "
                        + "which of the two counts.",
                ], [.keyPolicies, .policyGrammar]
            )
        case .policyDescribeKey, .policyGetPublicKey, .policySign: aboutAction
        case .policyCreateGrant:
            (
                "The policy lets Route 53 make grants",
                [
                    "The Route 53 Developer Guide shows a second statement: kms:CreateGrant, if "
                        + "kms:GrantIsForAWSResource is true. The API reference does not have it, InvalidKMSArn does not "
                        + "name it, and keys without it have been taken. So a policy without it gets a remark.",
                    "This statement must have no other condition. Nobody documents whether Route 53 names the zone when "
                        + "it makes a grant; with a condition on aws:SourceArn the statement may never apply.",
                ], [.dnssecPolicy, .createKeySigningKey]
            )
        case .policySourceGuard:
            (
                "The policy lets Route 53 in for your zones only",
                [
                    "Route 53 uses keys in the name of whoever has the zone. Without a condition, anyone with an AWS "
                        + "account who learns the key's ARN can have Route 53 sign their zone with it: the confused "
                        + "deputy problem.",
                    "Route 53 names the zone's account in aws:SourceAccount and the zone in aws:SourceArn. Require the "
                        + "account with StringEquals, as 12 digits without dashes, and the zone with ArnEquals, as "
                        + "arn:aws:route53:::hostedzone/ and its id; or all zones with ArnLike and a * for the id. The "
                        + "zone's ARN has no account in it, so that aws:SourceArn with a * guards nothing by itself.",
                    "ksk asks the policy twice: for your zone, and for a zone of an account that cannot exist. Missing is "
                        + "a remark, because it works. Wrong is a failure, because Route 53 is then kept out.",
                ], [.dnssecPolicy, .confusedDeputy, .policyConditions]
            )
        case .policyBreadth:
            (
                "The policy lets nobody in who need not be",
                [
                    "A statement with Principal \"*\" and no condition is for every principal of every AWS account. It "
                        + "makes Route 53 work, and lets everyone else sign, or with kms:* even delete the key.",
                    "Name the account's root instead, which leaves the decision to the account's IAM policies, and give "
                        + "Route 53 a statement of its own with three actions. ksk does not change such a statement for "
                        + "you: who relies on it cannot be seen from the policy.",
                ], [.policyPrincipals, .lockout]
            )
        default:
            (
                "The policy names Route 53 as it is called today",
                [
                    "When DNSSEC signing was in preview, in 2020, Route 53 used the principal "
                        + "api-service.dnssec.route53.aws.internal. Documents and modules of that time still have it. "
                        + "Today it is dnssec-route53.amazonaws.com, under Service.",
                    "Other names that look right and are not: route53.amazonaws.com, and the right name under AWS "
                        + "instead of Service.",
                ], [.dnssecPolicy, .observed]
            )
        }
    }

    private var aboutAction: About {
        let action =
            self == .policySign ? "kms:Sign" : self == .policyGetPublicKey ? "kms:GetPublicKey" : "kms:DescribeKey"
        let title =
            switch self {
            case .policyDescribeKey: "The policy lets Route 53 describe the key"
            case .policyGetPublicKey: "The policy lets Route 53 read the public key"
            default: "The policy lets Route 53 sign"
            }
        let use =
            switch self {
            case .policyDescribeKey:
                "Route 53 describes the key before it takes it, to see its spec, usage and state."
            case .policyGetPublicKey: "The public key becomes the zone's DNSKEY record of flags 257."
            default:
                "With the key Route 53 signs the zone's set of DNSKEY records, at first and then again every few "
                    + "days. When it may no longer, the zone fails once the last of those signatures has expired."
            }
        return (
            title,
            [
                use + " Without \(action) it answers InvalidKMSArn, and does not say which action is missing.",
                "The principal is the service dnssec-route53.amazonaws.com. ksk judges the policy as KMS does: a deny "
                    + "that applies wins; otherwise one statement that allows it is enough; otherwise the answer is no, "
                    + "and ksk names the statement that comes nearest and what it lacks. When it depends on something "
                    + "that cannot be known here, such as aws:PrincipalOrgID, the item is undecided and says why.",
                "f on the checklist proposes the smallest change that helps, and shows it before anything is sent.",
            ], [.dnssecPolicy, .createKeySigningKey, .policyGrammar]
        )
    }
}
