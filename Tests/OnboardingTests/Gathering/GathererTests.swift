import AWSCore
import DNSSEC
import Foundation
import KSKClient
import Onboarding
import Testing

@Suite struct GathererTests {
    let aws = ScriptedAWS()
    var gatherer: Gatherer { Gatherer(client: aws.client()) }

    private static func zoneXML(_ id: String, _ name: String, isPrivate: Bool = false) -> String {
        "<HostedZone><Id>/hostedzone/\(id)</Id><Name>\(name)</Name><CallerReference>r</CallerReference>"
            + "<Config><PrivateZone>\(isPrivate)</PrivateZone></Config>"
            + "<ResourceRecordSetCount>2</ResourceRecordSetCount></HostedZone>"
    }

    private func answerByName(_ zones: String, isTruncated: Bool = false) {
        let next = isTruncated ? "<NextDNSName>z.</NextDNSName><NextHostedZoneId>Z9</NextHostedZoneId>" : ""
        let more = "<IsTruncated>\(isTruncated)</IsTruncated>" + next
        aws.answer("ListHostedZonesByName") { _ in
            .xml(
                "ListHostedZonesByNameResponse",
                "<HostedZones>\(zones)</HostedZones>\(more)<MaxItems>100</MaxItems>")
        }
    }

    @Test func `all pages of zones are asked for`() async throws {
        aws.answer("ListHostedZones") { request in
            let isFirst = request.query.first { $0.name == "marker" } == nil
            let zone = isFirst ? Self.zoneXML("Z1", "a.") : Self.zoneXML("Z2", "b.")
            let more =
                isFirst
                ? "<IsTruncated>true</IsTruncated><NextMarker>Z2</NextMarker>" : "<IsTruncated>false</IsTruncated>"
            return .xml(
                "ListHostedZonesResponse", "<HostedZones>\(zone)</HostedZones>\(more)<MaxItems>1</MaxItems>")
        }
        #expect(try await gatherer.zones().map(\.name) == ["a.", "b."])
    }

    @Test func `a zone is found by its name, whatever follows it in the list`() async throws {
        answerByName(Self.zoneXML("Z1", "example.net.") + Self.zoneXML("Z2", "www.example.net."), isTruncated: true)
        let zone = try await gatherer.zone(for: try ZoneInput("Example.NET"))
        #expect(zone.id == HostedZoneID("Z1"))
        #expect(aws.requests(of: "ListHostedZonesByName").first?.query.first?.value == "example.net.")
    }

    @Test func `a zone with escapes is asked for as Route 53 writes it`() async throws {
        answerByName(Self.zoneXML("Z1", "\\052.example."))
        #expect(try await gatherer.zone(for: try ZoneInput("*.example")).id == HostedZoneID("Z1"))
        #expect(aws.requests(of: "ListHostedZonesByName").first?.query.first?.value == "\\052.example.")
    }

    @Test func `a name that no zone has is not taken for the next one`() async throws {
        answerByName(Self.zoneXML("Z2", "www.example.net."))
        await #expect {
            try await gatherer.zone(for: try ZoneInput("example.net"))
        } throws: { "\($0)" == "this account has no hosted zone named example.net." }
    }

    @Test func `a name that several zones have is an error that lists them`() async throws {
        answerByName(Self.zoneXML("Z1", "twice.example.") + Self.zoneXML("Z2", "twice.example.", isPrivate: true))
        await #expect {
            try await gatherer.zone(for: try ZoneInput("twice.example"))
        } throws: {
            "\($0)" == "2 hosted zones are named twice.example.: Z1 and Z2 (private); say which by its id"
        }
    }

    @Test func `both readings of an escape are looked for`() async throws {
        answerByName(Self.zoneXML("Z1", "\\052.example."))
        #expect(try await gatherer.zone(for: try ZoneInput("\\052.example")).id == HostedZoneID("Z1"))
        #expect(try await gatherer.zone(for: try ZoneInput("\\042.example")).id == HostedZoneID("Z1"))
        answerByName("")
        await #expect {
            try await gatherer.zone(for: try ZoneInput("\\052.example"))
        } throws: { "\($0)".contains("no hosted zone named 4.example. or *.example., as DNS and as Route 53 read it") }
    }

    @Test func `an id that no zone has is said`() async throws {
        aws.answer("GetHostedZone") { _ in .route53Error("NoSuchHostedZone", status: 404) }
        await #expect {
            try await gatherer.zone(for: try ZoneInput("Z1D633PJN98FT9"))
        } throws: { ($0 as? AWSError)?.code == .noSuchHostedZone && "\($0)".contains("request id") }
    }

    @Test func `a zone that was never signed has no keys`() async throws {
        aws.answer("GetDNSSEC") { _ in .route53Error("DNSSECNotFound") }
        let facts = try await gatherer.facts(for: Sample.zone)
        #expect(facts.signing.serveSignature == .notSigning)
        #expect(facts.keySigningKeys == [])
    }

    private func answerKey(arn: String = Sample.keyARNText) {
        aws.answer("kms:DescribeKey") { _ in .json(Self.description(arn: arn)) }
        aws.answer("kms:GetPublicKey") { _ in
            .json(#"{"KeyId":"\#(arn)","PublicKey":"\#(Sample.publicKeyDERText)"}"#)
        }
        aws.answer("kms:Sign") { _ in .kmsError("DryRunOperationException") }
        aws.answer("kms:GetKeyPolicy") { _ in .json(#"{"Policy":"{\"Statement\":[]}"}"#) }
    }

    private static func description(arn: String = Sample.keyARNText, spec: String = "ECC_NIST_P256") -> String {
        #"{"KeyMetadata":{"KeyId":"\#(arn.suffix(36))","Arn":"\#(arn)","Enabled":true,"KeyUsage":"SIGN_VERIFY","#
            + #""KeyState":"Enabled","KeySpec":"\#(spec)","KeyManager":"CUSTOMER","Origin":"AWS_KMS","MultiRegion":false}}"#
    }

    private func keyFacts(_ key: KMSKeyIdentifier = "alias/x") async throws -> KeyFacts {
        try await gatherer.facts(for: key, zone: Sample.zoneFacts(), identity: Sample.identity)
    }

    @Test func `a key is asked for everything, its policy by its ARN`() async throws {
        answerKey()
        let facts = try await keyFacts()
        #expect(facts.metadata.value?.keySpec == .eccNISTP256)
        #expect(facts.publicKey.value == Sample.publicKeyDER)
        #expect(facts.policy == .found(#"{"Statement":[]}"#))
        #expect(facts.signDryRun == .found(true))
        #expect(facts.resolvedARN == Sample.keyARN)
        let policyRequest = try #require(aws.requests(of: "kms:GetKeyPolicy").first)
        #expect(String(decoding: policyRequest.body, as: UTF8.self).contains(Sample.keyARNText))
        let signRequest = try #require(aws.requests(of: "kms:Sign").first)
        #expect(String(decoding: signRequest.body, as: UTF8.self).contains(#""DryRun": true"#))
    }

    @Test(arguments: [
        ("AccessDeniedException", CheckStatus.fail), ("DisabledException", .undecided),
        ("KMSInternalException", .undecided),
        ("DryRunOperationException", .pass),
    ])
    func `a signature is tried for real, without making one`(code: String, status: CheckStatus) async throws {
        answerKey()
        aws.answer("kms:Sign") { _ in .kmsError(code) }
        let items = checklist(for: try await keyFacts()).items
        #expect(items.first { $0.id == .callerSign }?.status == status)
    }

    @Test func `a service that makes the signature after all allows it too`() async throws {
        answerKey()
        aws.answer("kms:Sign") { _ in .json(#"{"Signature":"AAAA"}"#) }
        #expect(try await keyFacts().signDryRun == .found(true))
    }

    @Test func `another account's key is not asked for its policy`() async throws {
        let arn = "arn:aws:kms:us-east-1:444455556666:key/\(Sample.keyID)"
        answerKey(arn: arn)
        let facts = try await keyFacts(KMSKeyIdentifier(rawValue: arn))
        #expect(facts.policy.reason?.contains("belongs to account 444455556666") == true)
        #expect(!aws.calls.contains("kms:GetKeyPolicy"))
        #expect(checklist(for: facts).verdict == .undecided)
    }

    @Test func `what KMS refuses is a finding, not an error`() async throws {
        for operation in ["kms:DescribeKey", "kms:GetPublicKey", "kms:Sign", "kms:GetKeyPolicy"] {
            aws.answer(operation) { _ in .kmsError("AccessDeniedException", "User is not authorized") }
        }
        let facts = try await keyFacts()
        #expect(facts.metadata.reason?.contains("User is not authorized") == true)
        #expect(facts.policy.reason?.contains("which key alias/x stands for is not known") == true)
        let list = checklist(for: facts)
        #expect(list.verdict == .fail)
        #expect(list.items.count == CheckID.allCases.count)
    }

    @Test func `no network at all is a finding too`() async throws {
        let facts = try await keyFacts()
        #expect(checklist(for: facts).verdict == .undecided)
    }

    // Keys by number, so that their order is known.
    private static func keyID(_ number: Int) -> String {
        "00000000-0000-0000-0000-" + String(repeating: "0", count: 12 - "\(number)".count) + "\(number)"
    }

    private static func keyARN(_ number: Int) -> String { "arn:aws:kms:us-east-1:111122223333:key/\(keyID(number))" }

    private func answerList(count: Int) {
        aws.answer("kms:ListKeys") { _ in
            let keys = (0..<count).map { #"{"KeyId":"\#(Self.keyID($0))","KeyArn":"\#(Self.keyARN($0))"}"# }
            return .json(#"{"Keys":[\#(keys.joined(separator: ","))],"Truncated":false}"#)
        }
        aws.answer("kms:ListAliases") { _ in
            let aliases = [("alias/b", 1), ("alias/a", 2), ("alias/aws/rds", 0), ("alias/c", 1)].map {
                #"{"AliasName":"\#($0.0)","AliasArn":"arn:aws:kms:us-east-1:111122223333:\#($0.0)","#
                    + #""TargetKeyId":"\#(Self.keyID($0.1))"}"#
            }
            return .json(#"{"Aliases":[\#(aliases.joined(separator: ","))],"Truncated":false}"#)
        }
        aws.answer("kms:DescribeKey") { request in
            let body = String(decoding: request.body, as: UTF8.self)
            for number in 0..<count where body.contains(Self.keyID(number)) {
                if number == 4 { return .kmsError("AccessDeniedException") }
                return .json(
                    Self.description(arn: Self.keyARN(number), spec: number == 3 ? "RSA_2048" : "ECC_NIST_P256"))
            }
            return .kmsError("NotFoundException")
        }
    }

    private func allLists() async throws -> [[KeySummary]] {
        var lists: [[KeySummary]] = []
        for try await list in gatherer.keys() { lists.append(list) }
        return lists
    }

    @Test func `keys come with aliases first, then with what is known of them`() async throws {
        answerList(count: 6)
        let last = try #require(try await allLists().last)
        let shown = last.map { "\($0.aliases.first ?? "-") \($0.isUsable) \($0.obstacles.joined(separator: ";"))" }
        #expect(
            shown == [
                "alias/a true ", "alias/b true ", "- true ", "- false RSA_2048, not ECC_NIST_P256",
                "- false cannot be described: AccessDeniedException", "alias/aws/rds false AWS managed",
            ])
        #expect(last[1].aliases == ["alias/b", "alias/c"])
        #expect(aws.requests(of: "kms:DescribeKey").count == 5)
    }

    @Test func `hundreds of keys are all described`() async throws {
        answerList(count: 120)
        let last = try #require(try await allLists().last)
        #expect(last.count == 120)
        #expect(last.count { $0.metadata != nil } == 118)
    }

    @Test func `who may not list keys still sees those with aliases`() async throws {
        answerList(count: 3)
        aws.answer("kms:ListKeys") { _ in .kmsError("AccessDeniedException") }
        let last = try #require(try await allLists().last)
        #expect(last.map(\.aliases.first) == ["alias/a", "alias/b", "alias/aws/rds"])
        #expect(last.first?.arn?.description == Self.keyARN(2))
    }

    @Test func `who may list neither gets the error`() async throws {
        for operation in ["kms:ListKeys", "kms:ListAliases"] {
            aws.answer(operation) { _ in .kmsError("AccessDeniedException", "not authorized") }
        }
        await #expect(throws: AWSError.self) { _ = try await allLists() }
    }
}
