import AWSCore
import Foundation
import KSKClient
import Onboarding
import Testing

@Suite struct ChecklistTests {
    @Test func `a key that is in order passes with every item`() {
        let list = checklist(for: Sample.facts())
        #expect(list.items.map(\.id) == CheckID.allCases)
        for item in list.items {
            #expect(item.status == .pass, "\(item.id): \(item.found)")
            #expect(item.fix == nil)
            #expect(!item.title.isEmpty && !item.required.isEmpty && !item.found.isEmpty && !item.why.isEmpty)
        }
        #expect(list.verdict == .pass)
        #expect(list.resolvedARN == Sample.keyARN)
        #expect(list.key == Sample.keyARNText)
    }

    @Test func `the ids are those that scripts rely on`() {
        let ids = """
            arn-form region key-manager key-spec key-usage key-state origin multi-region unique-in-zone \
            policy-readable policy-describe-key policy-get-public-key policy-sign policy-create-grant \
            policy-source-guard policy-breadth policy-legacy-principal caller-describe-key caller-get-public-key \
            caller-sign
            """
        #expect(CheckID.allCases.map(\.rawValue).joined(separator: " ") == ids)
    }

    /// Something that is not in order, and the item that says so.
    struct Case: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var id: CheckID
        var status: CheckStatus
        var found: String
        var change: @Sendable (inout KeyFacts) -> Void

        init(
            _ title: String, _ id: CheckID, _ status: CheckStatus, _ found: String,
            _ change: @escaping @Sendable (inout KeyFacts) -> Void
        ) {
            testDescription = title
            self.id = id
            self.status = status
            self.found = found
            self.change = change
        }
    }

    static func metadata(
        _ title: String, _ id: CheckID, _ status: CheckStatus, _ found: String, _ metadata: KeyMetadata
    ) -> Case {
        Case(title, id, status, found) { $0.metadata = .found(metadata) }
    }

    /// Two zones that stand on the key, and one that stands on another.
    private static let others = [
        ("example.org.", "ksk_1", Sample.keyARNText), ("example.com.", "ksk_9", Sample.keyARNText),
        ("example.edu.", "ksk_1", Sample.otherKeyARNText),
    ].map { zone, name, arn in
        var facts = Sample.zoneFacts(keys: [Sample.keySigningKey(name: name, kmsARN: arn)])
        facts.zone.name = zone
        return facts
    }

    static let keyCases: [Case] = [
        Case("an alias", .arnForm, .pass, "\(Sample.keyARNText), from alias/x") { $0.identifier = "alias/x" },
        Case("an alias that nobody explains", .arnForm, .undecided, "which key alias/x stands for is not known: no") {
            $0.identifier = "alias/x"
            $0.metadata = .refused(.notFoundException, "no")
        },
        metadata(
            "an ARN of another form", .arnForm, .pass, Sample.keyARNText,
            Sample.metadata(arn: "arn:aws:kms:us-east-1:111122223333:key/short")),
        metadata(
            "China", .arnForm, .fail, "in the partition aws-cn",
            Sample.metadata(arn: "arn:aws-cn:kms:cn-north-1:111122223333:key/\(Sample.keyID)")),
        metadata(
            "Ireland", .region, .fail, "eu-west-1",
            Sample.metadata(arn: "arn:aws:kms:eu-west-1:111122223333:key/\(Sample.keyID)")),
        metadata("AWS managed", .keyManager, .fail, "AWS managed", Sample.metadata(manager: .aws)),
        metadata("a new manager", .keyManager, .undecided, "managed by ROBOT", Sample.metadata(manager: "ROBOT")),
        metadata("no manager", .keyManager, .undecided, "KMS does not say", Sample.metadata(manager: nil)),
        metadata("P-384", .keySpec, .fail, "ECC_NIST_P384", Sample.metadata(spec: .eccNISTP384)),
        metadata("no spec", .keySpec, .undecided, "KMS does not say", Sample.metadata(spec: nil)),
        metadata("encryption", .keyUsage, .fail, "ENCRYPT_DECRYPT", Sample.metadata(usage: .encryptDecrypt)),
        metadata(
            "another algorithm", .keyUsage, .fail, "SIGN_VERIFY, but with ECDSA_SHA_384 only",
            Sample.metadata(algorithms: ["ECDSA_SHA_384"])),
        metadata("disabled", .keyState, .fail, "Disabled", Sample.metadata(isEnabled: false, state: .disabled)),
        metadata("not enabled after all", .keyState, .fail, "Disabled", Sample.metadata(isEnabled: false)),
        metadata(
            "pending deletion", .keyState, .fail, "PendingDeletion, will be deleted on 2026-12-01",
            Sample.metadata(
                isEnabled: false, state: .pendingDeletion,
                deletionDate: Timestamp.date(iso8601: "2026-12-01T10:00:00Z"))),
        metadata("creating", .keyState, .fail, "Creating", Sample.metadata(isEnabled: false, state: .creating)),
        metadata("pending import", .keyState, .fail, "PendingImport", Sample.metadata(state: .pendingImport)),
        metadata("imported", .origin, .warn, "EXTERNAL", Sample.metadata(origin: .external)),
        metadata("no origin", .origin, .undecided, "KMS does not say", Sample.metadata(origin: nil)),
        metadata("multi-Region", .multiRegion, .warn, "a multi-Region key", Sample.metadata(isMultiRegion: true)),
        Case("not described", .keySpec, .undecided, "not known: no such key") {
            $0.metadata = .refused(.notFoundException, "no such key")
        },
        Case("used in the zone", .uniqueInZone, .fail, "used by the key-signing key ksk_1 (ACTIVE)") {
            $0.zone.keySigningKeys = [Sample.keySigningKey()]
        },
        Case("another key in the zone", .uniqueInZone, .pass, "free here; not all other zones were asked") {
            $0.zone.keySigningKeys = [Sample.keySigningKey(kmsARN: Sample.otherKeyARNText)]
        },
        Case("behind another zone", .uniqueInZone, .warn, "free here, but also behind ksk_1 of example.org") {
            $0.otherZones = OtherZones(asked: [others[0]], count: 300)
        },
        Case("behind other zones", .uniqueInZone, .warn, "ksk_1 of example.org and ksk_9 of example.com") {
            $0.otherZones = OtherZones(asked: others, count: 3)
        },
        Case("behind no zone at all", .uniqueInZone, .pass, "free, in the other zones too") {
            $0.otherZones = OtherZones(asked: [others[2]], count: 1)
        },
        Case("used in the zone and in another", .uniqueInZone, .fail, "used by the key-signing key ksk_1 (ACTIVE)") {
            $0.zone.keySigningKeys = [Sample.keySigningKey()]
            $0.otherZones = OtherZones(asked: others, count: 3)
        },
    ]

    static func policyCase(
        _ title: String, _ id: CheckID, _ status: CheckStatus, _ found: String, _ text: String
    ) -> Case {
        Case(title, id, status, found) { $0.policy = .found(text) }
    }

    static let guardedStatement = statement(
        condition: #"{"StringEquals":{"aws:SourceAccount":"111122223333"}}"#)

    static let policyCases: [Case] = [
        Case("refused", .policyReadable, .undecided, "KMS said no") {
            $0.policy = .refused("AccessDeniedException", "KMS said no")
        },
        policyCase("not JSON", .policyReadable, .undecided, "the policy is not JSON", "{"),
        policyCase("twice", .policyReadable, .undecided, "\"Id\" twice", #"{"Id":"a","Id":"b","Statement":[]}"#),
        policyCase("one statement", .policyReadable, .pass, "1 statement", policy(administrator)),
        policyCase("no statement", .policyDescribeKey, .fail, "no statement allows", policy(administrator)),
        policyCase(
            "one action missing", .policySign, .fail, "not kms:Sign",
            policy(administrator, statement(action: #""Action":["kms:DescribeKey","kms:GetPublicKey"]"#))),
        policyCase(
            "one action there", .policyGetPublicKey, .pass, "allowed by statement 2",
            policy(administrator, statement(action: #""Action":["kms:DescribeKey","kms:GetPublicKey"]"#))),
        policyCase(
            "a deny", .policySign, .fail, "statement 2 denies kms:Sign", policy(statement(), statement(effect: "Deny"))),
        policyCase(
            "an unknown key", .policySign, .undecided, "aws:PrincipalOrgID",
            policy(statement(condition: #"{"StringEquals":{"aws:PrincipalOrgID":"o"}}"#))),
        policyCase(
            "a condition on the key's spec", .policySign, .pass, "allowed",
            policy(
                statement(
                    condition:
                        #"{"StringEquals":{"kms:KeySpec":"ECC_NIST_P256","kms:KeyUsage":"SIGN_VERIFY","kms:KeyOrigin":"AWS_KMS"},"Bool":{"kms:MultiRegion":"false"}}"#
                ))),
        policyCase("no grant", .policyCreateGrant, .warn, "not kms:CreateGrant", policy(statement())),
        policyCase(
            "a denied grant", .policyCreateGrant, .warn, "denies kms:CreateGrant",
            policy(statement(effect: "Deny", action: #""Action":"kms:CreateGrant""#))),
        policyCase(
            "a guarded grant", .policyCreateGrant, .undecided, "aws:SourceAccount",
            PublishedPolicyTests.cdkWithGuardedGrant),
        policyCase(
            "no guard", .policySourceGuard, .warn,
            "statement 1 lets Route 53 sign with this key for any account's zone", policy(statement())),
        policyCase("a guard by account", .policySourceGuard, .pass, "kept out", policy(guardedStatement)),
        policyCase(
            "a guard by zone", .policySourceGuard, .pass, "kept out",
            policy(
                statement(condition: #"{"ArnEquals":{"aws:SourceArn":"arn:aws:route53:::hostedzone/Z1D633PJN98FT9"}}"#))
        ),
        policyCase(
            "a guard that lets every zone in", .policySourceGuard, .warn, "any account's zone",
            policy(statement(condition: #"{"ArnLike":{"aws:SourceArn":"arn:aws:route53:::hostedzone/*"}}"#))),
        policyCase(
            "a guard beside an open statement", .policySourceGuard, .warn, "statement 2 lets",
            policy(guardedStatement, statement())),
        policyCase(
            "a wrong account", .policySourceGuard, .fail,
            "requires aws:SourceAccount StringEquals 444455556666, but the request has 111122223333",
            policy(statement(condition: #"{"StringEquals":{"aws:SourceAccount":"444455556666"}}"#))),
        policyCase(
            "a wrong account fails the action too", .policySign, .fail, "statement 1 does not allow",
            policy(statement(condition: #"{"StringEquals":{"aws:SourceAccount":"444455556666"}}"#))),
        policyCase(
            "a wrong zone", .policySourceGuard, .fail, "aws:SourceArn",
            policy(statement(condition: #"{"ArnEquals":{"aws:SourceArn":"arn:aws:route53:::hostedzone/ZOTHER"}}"#))),
        policyCase(
            "a guard of what is not allowed", .policySourceGuard, .undecided, "Route 53 may not sign at all",
            policy(administrator)),
        policyCase(
            "a guard on somebody unknown", .policySourceGuard, .undecided, "aws:SourceOrgID",
            policy(statement(condition: #"{"StringEquals":{"aws:SourceOrgID":"o"}}"#))),
        policyCase(
            "everyone", .policyBreadth, .warn, "statement 1 allows everyone, in every account, kms:*",
            policy(statement(principal: #""Principal":"*""#, action: #""Action":"kms:*""#))),
        policyCase(
            "everyone but", .policyBreadth, .warn, "all but kms:Sign",
            policy(statement(principal: #""Principal":{"AWS":"*"}"#, action: #""NotAction":"kms:Sign""#))),
        policyCase(
            "everyone with a condition", .policyBreadth, .pass, "nobody",
            policy(
                statement(
                    principal: #""Principal":{"AWS":"*"}"#,
                    condition: #"{"StringEquals":{"kms:CallerAccount":"111122223333"}}"#))),
        policyCase(
            "everyone with a condition on something else", .policyBreadth, .warn, "statement 1 allows everyone",
            policy(
                statement(
                    principal: #""Principal":"*""#, condition: #"{"Bool":{"aws:SecureTransport":"true"}}"#))),
        policyCase(
            "everyone of an organisation", .policyBreadth, .pass, "nobody",
            policy(
                statement(
                    principal: #""Principal":"*""#, condition: #"{"StringEquals":{"aws:PrincipalOrgID":"o-1"}}"#))),
        policyCase(
            "too much for Route 53", .policyBreadth, .warn, "even kms:ScheduleKeyDeletion",
            policy(statement(action: #""Action":"kms:*""#))),
        policyCase(
            "deny everyone", .policyBreadth, .pass, "nobody",
            policy(
                guardedStatement,
                statement(effect: "Deny", principal: #""Principal":"*""#, action: #""Action":"kms:Delete*""#))),
        policyCase(
            "the preview's principal and everyone", .policyLegacyPrincipal, .warn, "Route 53 is let in elsewhere",
            PublishedPolicyTests.terraformOfThePreview),
        policyCase(
            "the preview's principal alone", .policyLegacyPrincipal, .fail,
            "names api-service.dnssec.route53.aws.internal",
            policy(
                administrator,
                statement(principal: #""Principal":{"Service":"api-service.dnssec.route53.aws.internal"}"#))),
    ]

    static let callerCases: [Case] = [
        Case("may not describe", .callerDescribeKey, .fail, "KMS refused") {
            $0.metadata = .refused(.accessDeniedException, "KMS refused")
        },
        Case("may not read", .callerGetPublicKey, .fail, "KMS refused") {
            $0.publicKey = .refused(.accessDeniedException, "KMS refused")
        },
        Case("may not sign", .callerSign, .fail, "KMS refused") {
            $0.signDryRun = .refused("AccessDeniedException", "KMS refused")
        },
        Case("disabled", .callerSign, .undecided, "KMS refuses for another reason: disabled") {
            $0.signDryRun = .refused(.disabledException, "disabled")
        },
        Case("no network", .callerSign, .undecided, "tried, without an answer: closed") {
            $0.signDryRun = .unknown("closed")
        },
    ]

    @Test(arguments: keyCases + policyCases + callerCases)
    func `what is not in order is found by its item`(_ expected: Case) throws {
        let facts = Sample.facts(expected.change)
        let item = try #require(checklist(for: facts).items.first { $0.id == expected.id })
        #expect(item.status == expected.status, "\(item.found)")
        #expect(item.found.contains(expected.found), "\(item.found)")
        #expect((item.status == .pass || item.status == .undecided) || item.fix != nil)
    }

    @Test(arguments: keyCases + policyCases + callerCases)
    func `every sentence is one line and says something`(_ expected: Case) {
        for item in checklist(for: Sample.facts(expected.change)).items {
            for sentence in [item.title, item.required, item.found, item.why, item.fix ?? "-"] {
                #expect(!sentence.isEmpty && !sentence.contains("\n") && !sentence.hasSuffix(": "), "\(item.id)")
            }
        }
    }

    static func verdict(_ status: CheckStatus, _ change: @escaping @Sendable (inout KeyFacts) -> Void) -> Case {
        Case(status.rawValue, .arnForm, status, "", change)
    }

    static let verdicts: [Case] = [
        verdict(.pass) { $0.policy = .found(policy(statement())) },
        verdict(.pass) { $0.metadata = .found(Sample.metadata(origin: .external, isMultiRegion: true)) },
        verdict(.pass) { $0.signDryRun = .unknown("no answer") },
        verdict(.pass) { $0.policy = .found(PublishedPolicyTests.cdkWithGuardedGrant) },
        verdict(.fail) { $0.signDryRun = .refused(.accessDeniedException, "no") },
        verdict(.fail) { $0.metadata = .found(Sample.metadata(spec: .rsa2048)) },
        verdict(.fail) { $0.policy = .found(policy(administrator)) },
        verdict(.undecided) { $0.policy = .unknown("it belongs to another account") },
        verdict(.undecided) { $0.policy = .found("no JSON") },
        verdict(.undecided) { $0.metadata = .unknown("no answer") },
        verdict(.fail) {
            $0.policy = .unknown("it belongs to another account")
            $0.metadata = .found(Sample.metadata(state: .disabled))
        },
    ]

    @Test(arguments: verdicts)
    func `warnings pass, failures fail, and what must be known decides`(_ expected: Case) {
        #expect(checklist(for: Sample.facts(expected.change)).verdict == expected.status)
    }

    @Test func `the fix of a missing action is the smallest change`() throws {
        let text = policy(administrator, statement(action: #""Action":"kms:DescribeKey""#, sid: "R53"))
        let items = checklist(for: Sample.facts { $0.policy = .found(text) }).items
        let fixes = Dictionary(uniqueKeysWithValues: items.map { ($0.id, $0.fix) })
        #expect(fixes[.policySign] == "In statement 2 (R53), add kms:Sign to Action.")
        #expect(fixes[.policyDescribeKey] == .some(nil))
    }
}

@Suite struct KeyObstacleTests {
    @Test(arguments: [
        (Sample.metadata(), ""),
        (Sample.metadata(usage: .signVerify, spec: .rsa2048), "RSA_2048, not ECC_NIST_P256"),
        (Sample.metadata(usage: .encryptDecrypt), "ENCRYPT_DECRYPT, not SIGN_VERIFY"),
        (Sample.metadata(state: .disabled), "disabled"),
        (
            Sample.metadata(
                state: .pendingDeletion, deletionDate: Timestamp.date(iso8601: "2026-12-01T00:00:00Z")),
            "pending deletion until 2026-12-01"
        ),
        (Sample.metadata(state: .pendingDeletion), "pending deletion"),
        (Sample.metadata(arn: "arn:aws:kms:eu-west-1:111122223333:key/\(Sample.keyID)"), "in eu-west-1"),
        (Sample.metadata(manager: .aws), "AWS managed"),
        (Sample.metadata(state: "Frozen"), "in state Frozen"),
        (Sample.metadata(state: .disabled, spec: .eccNISTP384), "ECC_NIST_P384, not ECC_NIST_P256; disabled"),
    ])
    func `what speaks against a key is a short phrase each`(metadata: KeyMetadata, expected: String) {
        #expect(metadata.obstacles.joined(separator: "; ") == expected)
    }

    @Test func `states that block every change are obstacles`() {
        var zone = Sample.zoneFacts(.internalFailure, keys: [Sample.keySigningKey(status: .internalFailure)])
        zone.zone.acceleratedRecoveryStatus = "ENABLING_HOSTED_ZONE_LOCKED"
        #expect(
            zone.obstacles == [
                .locked("ENABLING_HOSTED_ZONE_LOCKED"), .blocked(by: "ksk_1"), .signingUnsettled(.internalFailure),
            ])
        #expect(
            zone.obstacles.map(\.sentence) == [
                "locked by Route 53 for now (ENABLING_HOSTED_ZONE_LOCKED)",
                "ksk_1 is in INTERNAL_FAILURE, which blocks changes",
                "its signing is INTERNAL_FAILURE, so it takes no key",
            ])
        zone = Sample.zoneFacts(.actionNeeded, keys: [Sample.keySigningKey(status: .actionNeeded)])
        zone.zone.acceleratedRecoveryStatus = "ENABLED"
        #expect(zone.obstacles == [])
    }

    @Test func `zones say what keeps them from a key`() {
        var zone = Sample.zoneFacts()
        #expect(zone.obstacles == [])
        zone.keySigningKeys = [Sample.keySigningKey(), Sample.keySigningKey(name: "b")]
        zone.zone.isPrivate = true
        zone.zone.linkedService = "servicediscovery.amazonaws.com"
        #expect(zone.obstacles == [.isPrivate, .linked("servicediscovery.amazonaws.com"), .hasTwoKeys])
        #expect(
            zone.obstacles.map(\.sentence) == [
                "private; Route 53 signs only public zones",
                "kept by servicediscovery.amazonaws.com, which alone may change it",
                "two key-signing keys, the most; delete one",
            ])
    }
}
