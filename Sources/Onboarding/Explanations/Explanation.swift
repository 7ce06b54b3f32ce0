/// A longer text about an item of the checklist or a refusal of AWS, with its source.
package struct Explanation: Sendable, Hashable, Identifiable {
    /// What it explains: a ``CheckID``'s text, or a code of AWS such as `InvalidKMSArn`.
    package var id: String
    /// A few words.
    package var title: String
    /// What it is about, why it matters, what to do; a paragraph each.
    package var paragraphs: [String]
    /// Where it is written.
    package var sources: [Source]

    /// A place to read on.
    package enum Source: String, Sendable, Hashable, CaseIterable {
        case dnssecKeys, dnssecPolicy, dnssecProblems, createKeySigningKey, enableDNSSEC, deactivateKey, limits
        case keyStates, keyPolicies, lockout, importedMaterial, multiRegion, dryRun, deletingKeys
        case kmsConsistency, kmsQuotas, describeKey, sign, putKeyPolicy, createKey, createAlias
        case changeRecordSets, listZonesByName, domainDNSSEC, assumeRole, assumeRoleWithWebIdentity
        case policyGrammar, policyConditions, policyPrincipals, confusedDeputy, commonErrors, iamSigning
        case observed

        /// The name of the page.
        package var title: String { page.title }

        /// Its address; nil for what was seen and not read.
        package var address: String? { page.address.isEmpty ? nil : page.address }
    }

    /// Makes an explanation of its parts.
    init(_ id: String, _ title: String, _ paragraphs: [String], sources: [Source]) {
        self.id = id
        self.title = title
        self.paragraphs = paragraphs
        self.sources = sources
    }

    /// All of them: the checklist in its order, then the refusals in the order of the alphabet.
    package static let all: [Explanation] = CheckID.allCases.map(\.explanation) + refusals

    /// The explanation of an id; letters may be of either case, and the dashes of check ids may be left out.
    package static func named(_ text: String) -> Explanation? {
        let wanted = folded(text)
        return all.first { $0.id == text } ?? all.first { folded($0.id) == wanted }
    }

    /// The ids that are most like a text that is none, for an error.
    package static func similar(to text: String) -> [String] {
        let wanted = folded(text)
        guard !wanted.isEmpty else { return [] }
        return all.map(\.id).filter { folded($0).contains(wanted) || wanted.contains(folded($0)) }
    }

    private static func folded(_ text: String) -> String { text.lowercased().filter { $0 != "-" && $0 != "_" } }

    /// The text for a screen: paragraphs and sources, a line each, unwrapped.
    package var lines: [String] {
        [title, ""] + paragraphs.flatMap { [$0, ""] }
            + sources.map { "Source: \($0.title)" + ($0.address.map { " <\($0)>" } ?? "") }
    }
}

extension Explanation.Source {
    private var page: (title: String, address: String) {
        switch self {
        case .dnssecKeys, .dnssecPolicy, .dnssecProblems, .enableDNSSEC, .deactivateKey, .limits, .domainDNSSEC:
            route53Guide
        case .createKeySigningKey:
            ("Route 53 API Reference, CreateKeySigningKey", Self.route53API + "API_CreateKeySigningKey.html")
        case .commonErrors: ("Route 53 API Reference, Common Errors", Self.route53API + "CommonErrors.html")
        case .policyGrammar, .policyConditions, .policyPrincipals, .confusedDeputy, .iamSigning: iamGuide
        case .changeRecordSets:
            ("Route 53 API Reference, ChangeResourceRecordSets", Self.route53API + "API_ChangeResourceRecordSets.html")
        case .listZonesByName:
            ("Route 53 API Reference, ListHostedZonesByName", Self.route53API + "API_ListHostedZonesByName.html")
        case .assumeRole: ("STS API Reference, AssumeRole", Self.stsAPI + "API_AssumeRole.html")
        case .assumeRoleWithWebIdentity:
            ("STS API Reference, AssumeRoleWithWebIdentity", Self.stsAPI + "API_AssumeRoleWithWebIdentity.html")
        case .describeKey: ("KMS API Reference, DescribeKey", Self.kmsAPI + "API_DescribeKey.html")
        case .sign: ("KMS API Reference, Sign", Self.kmsAPI + "API_Sign.html")
        case .putKeyPolicy: ("KMS API Reference, PutKeyPolicy", Self.kmsAPI + "API_PutKeyPolicy.html")
        case .createKey: ("KMS API Reference, CreateKey", Self.kmsAPI + "API_CreateKey.html")
        case .createAlias: ("KMS API Reference, CreateAlias", Self.kmsAPI + "API_CreateAlias.html")
        case .observed: ("seen in practice; AWS does not document it", "")
        default: kmsGuide
        }
    }

    private var route53Guide: (String, String) {
        let guide = "Route 53 Developer Guide, "
        return switch self {
        case .dnssecKeys:
            (
                guide + "Working with customer managed keys for DNSSEC",
                Self.route53 + "dns-configuring-dnssec-cmk-requirements.html"
            )
        case .dnssecPolicy:
            (
                guide + "Route 53 customer managed key permissions required for DNSSEC signing",
                Self.route53 + "access-control-managing-permissions.html#KMS-key-policy-for-DNSSEC"
            )
        case .enableDNSSEC:
            (guide + "Enabling DNSSEC signing", Self.route53 + "dns-configuring-dnssec-enable-signing.html")
        case .deactivateKey: (guide + "Disabling DNSSEC signing", Self.route53 + "dns-configuring-dnssec-disable.html")
        case .limits: (guide + "Quotas", Self.route53 + "DNSLimitations.html")
        case .domainDNSSEC: (guide + "Configuring DNSSEC for a domain", Self.route53 + "domain-configure-dnssec.html")
        default: (guide + "Troubleshooting DNSSEC signing", Self.route53 + "dns-configuring-dnssec-troubleshoot.html")
        }
    }

    private var kmsGuide: (String, String) {
        let guide = "AWS KMS Developer Guide, "
        return switch self {
        case .keyStates: (guide + "Key states of AWS KMS keys", Self.kms + "key-state.html")
        case .lockout: (guide + "Default key policy", Self.kms + "key-policy-default.html#prevent-unmanageable-key")
        case .importedMaterial: (guide + "Importing key material", Self.kms + "importing-keys.html")
        case .multiRegion: (guide + "Multi-Region keys", Self.kms + "multi-region-keys-overview.html")
        case .dryRun: (guide + "Testing your permissions", Self.kms + "testing-permissions.html")
        case .deletingKeys: (guide + "Deleting AWS KMS keys", Self.kms + "deleting-keys.html")
        case .kmsConsistency:
            (guide + "Eventual consistency", Self.kms + "accessing-kms.html#programming-eventual-consistency")
        case .kmsQuotas: (guide + "Quotas", Self.kms + "limits.html")
        default: (guide + "Key policies", Self.kms + "key-policies.html")
        }
    }

    private var iamGuide: (String, String) {
        let guide = "AWS IAM User Guide, "
        return switch self {
        case .policyGrammar:
            (guide + "Grammar of the JSON policy language", Self.iam + "reference_policies_grammar.html")
        case .policyConditions:
            (guide + "Condition operators", Self.iam + "reference_policies_elements_condition_operators.html")
        case .policyPrincipals: (guide + "Principal", Self.iam + "reference_policies_elements_principal.html")
        case .confusedDeputy: (guide + "The confused deputy problem", Self.iam + "confused-deputy.html")
        default: (guide + "AWS Signature Version 4", Self.iam + "reference_sigv.html")
        }
    }

    private static let route53 = "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/"
    private static let route53API = "https://docs.aws.amazon.com/Route53/latest/APIReference/"
    private static let kms = "https://docs.aws.amazon.com/kms/latest/developerguide/"
    private static let kmsAPI = "https://docs.aws.amazon.com/kms/latest/APIReference/"
    private static let stsAPI = "https://docs.aws.amazon.com/STS/latest/APIReference/"
    private static let iam = "https://docs.aws.amazon.com/IAM/latest/UserGuide/"
}
