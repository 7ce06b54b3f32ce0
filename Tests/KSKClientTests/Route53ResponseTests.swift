import AWSCore
import Foundation
import KSKClient
import Testing

struct Route53ResponseTests {
    private static let namespace = "xmlns=\"https://route53.amazonaws.com/doc/2013-04-01/\""
    private static let keyARN = "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"
    private static let publicKey =
        "GojIhhXUN/u4v54ZQqGSnyhWJwaubCvTmeexv7bR6edbkrSqQpF64cYbcB7wNcP+e+MAnLr+Wi9xMWyQLc8NAA=="
    private static let digest = "B4C8C1FE2E7477127B27115656AD6256F424625BF5C1E2770CE6D6E37DF61D17"
    private static let change = """
        <ChangeInfo><Id>/change/C2682N5HXP0BZ4</Id><Status>PENDING</Status>
        <SubmittedAt>2017-03-27T17:48:16.751Z</SubmittedAt></ChangeInfo>
        """
    private static let keyFields = """
        <Name>ksk_1</Name><KmsArn>\(keyARN)</KmsArn><Flag>257</Flag>
        <SigningAlgorithmMnemonic>ECDSAP256SHA256</SigningAlgorithmMnemonic><SigningAlgorithmType>13</SigningAlgorithmType>
        <DigestAlgorithmMnemonic>SHA-256</DigestAlgorithmMnemonic><DigestAlgorithmType>2</DigestAlgorithmType>
        <KeyTag>55648</KeyTag><DigestValue>\(digest)</DigestValue><PublicKey>\(publicKey)</PublicKey>
        <DSRecord>55648 13 2 \(digest)</DSRecord><DNSKEYRecord>257 3 13 \(publicKey)</DNSKEYRecord>
        <Status>ACTIVE</Status><StatusMessage>all is well</StatusMessage>
        <CreatedDate>2020-12-17T20:00:00.000Z</CreatedDate><LastModifiedDate>2020-12-17T20:00:01Z</LastModifiedDate>
        """
    private static let key = KeySigningKey(
        name: "ksk_1", kmsARN: keyARN, flag: 257, signingAlgorithmMnemonic: "ECDSAP256SHA256", signingAlgorithmType: 13,
        digestAlgorithmMnemonic: "SHA-256", digestAlgorithmType: 2, keyTag: 55648, digestValue: digest,
        publicKey: publicKey, dsRecord: "55648 13 2 \(digest)", dnskeyRecord: "257 3 13 \(publicKey)",
        status: .active, statusMessage: "all is well", createdDate: Date(timeIntervalSince1970: 1_608_235_200),
        lastModifiedDate: Date(timeIntervalSince1970: 1_608_235_201))

    private func create() throws -> CreateKeySigningKey {
        CreateKeySigningKey(
            callerReference: "r", hostedZoneID: try #require(HostedZoneID("Z1D633PJN98FT9")),
            keyManagementServiceARN: try #require(KMSKeyARN(Self.keyARN)), name: "ksk_1", status: .active)
    }

    @Test func `a created key has all sixteen fields, its change and its location`() throws {
        let location = "https://route53.amazonaws.com/2013-04-01/keysigningkey/Z1D633PJN98FT9/ksk_1"
        let response = try create().response(
            "<?xml version=\"1.0\"?>\n<CreateKeySigningKeyResponse \(Self.namespace)>\(Self.change)"
                + "<KeySigningKey>\(Self.keyFields)</KeySigningKey></CreateKeySigningKeyResponse>",
            status: 201, headers: ["location": location])
        #expect(response.keySigningKey == Self.key)
        #expect(response.changeInfo.id.rawValue == "C2682N5HXP0BZ4")
        #expect(response.changeInfo.status == .pending)
        #expect(response.changeInfo.submittedAt == Date(timeIntervalSince1970: 1_490_636_896.751))
        #expect(response.changeInfo.comment == nil)
        #expect(response.location == location)
    }

    @Test func `a key may come with its name alone`() throws {
        let response = try create().response(
            "<CreateKeySigningKeyResponse>\(Self.change)<KeySigningKey><Name>a.b-c</Name></KeySigningKey>"
                + "</CreateKeySigningKeyResponse>")
        #expect(response.keySigningKey == KeySigningKey(name: "a.b-c", kmsARN: ""))
        #expect(response.location == nil)
    }

    @Test(arguments: ["member", "KeySigningKey"])
    func `GetDNSSEC reads its keys under both names`(element: String) throws {
        let zone = try #require(HostedZoneID("Z1"))
        let response = try GetDNSSEC(hostedZoneID: zone).response(
            "<GetDNSSECResponse \(Self.namespace)><Status><ServeSignature>SIGNING</ServeSignature></Status>"
                + "<KeySigningKeys><\(element)>\(Self.keyFields)</\(element)><\(element)><Name>x</Name></\(element)>"
                + "</KeySigningKeys><New>y</New></GetDNSSECResponse>")
        #expect(response.status == SigningStatus(serveSignature: .signing))
        #expect(response.keySigningKeys == [Self.key, KeySigningKey(name: "x", kmsARN: "")])
    }

    @Test(arguments: ["", "<KeySigningKeys/>", "<KeySigningKeys></KeySigningKeys>"])
    func `a zone without keys has none`(keys: String) throws {
        let zone = try #require(HostedZoneID("Z1"))
        let response = try GetDNSSEC(hostedZoneID: zone).response(
            "<GetDNSSECResponse><Status><ServeSignature>NOT_SIGNING</ServeSignature></Status>\(keys)</GetDNSSECResponse>"
        )
        #expect(response.keySigningKeys.isEmpty)
        #expect(response.status.serveSignature == .notSigning)
    }

    @Test func `an unknown status is kept`() throws {
        let zone = try #require(HostedZoneID("Z1"))
        let response = try GetDNSSEC(hostedZoneID: zone).response(
            "<GetDNSSECResponse><Status><ServeSignature>NEWER</ServeSignature><StatusMessage>m</StatusMessage></Status>"
                + "<KeySigningKeys><member><Name>x</Name><Status>OTHER</Status></member></KeySigningKeys></GetDNSSECResponse>"
        )
        #expect(response.status.serveSignature.rawValue == "NEWER")
        #expect(response.status.statusMessage == "m")
        #expect(response.keySigningKeys.first?.status == "OTHER")
    }

    @Test(arguments: [("/change/C2", "INSYNC", ChangeStatus.insync), ("C2", "PENDING", .pending)])
    func `a change is read with and without its prefix`(id: String, text: String, status: ChangeStatus) throws {
        let change = try GetChange(id: #require(ChangeID("C2"))).response(
            "<GetChangeResponse><ChangeInfo><Id>\(id)</Id><Status>\(text)</Status>"
                + "<SubmittedAt>2026-11-23T19:31:21.362095Z</SubmittedAt><Comment/></ChangeInfo></GetChangeResponse>")
        #expect(change.id.rawValue == "C2")
        #expect(change.status == status)
        #expect(change.comment == "")
    }

    private static let zones = """
        <HostedZones><HostedZone><Id>/hostedzone/Z1</Id><Name>example.com.</Name><CallerReference>ref</CallerReference>
        <Config><Comment>a &amp; b &lt;c&gt;</Comment><PrivateZone>false</PrivateZone></Config>
        <ResourceRecordSetCount>2</ResourceRecordSetCount></HostedZone>
        <HostedZone><Id>/hostedzone/Z2</Id><Name>\\052.corp.internal.</Name><CallerReference>r</CallerReference>
        <Config><PrivateZone>true</PrivateZone></Config><LinkedService><ServicePrincipal>servicediscovery.amazonaws.com</ServicePrincipal>
        </LinkedService><Features><AcceleratedRecoveryStatus>ENABLED</AcceleratedRecoveryStatus></Features></HostedZone></HostedZones>
        """

    private func expectedZones() throws -> [HostedZone] {
        [
            HostedZone(
                id: try #require(HostedZoneID("Z1")), name: "example.com.", recordCount: 2, comment: "a & b <c>",
                callerReference: "ref"),
            HostedZone(
                id: try #require(HostedZoneID("Z2")), name: "\\052.corp.internal.", isPrivate: true,
                linkedService: "servicediscovery.amazonaws.com", callerReference: "r",
                acceleratedRecoveryStatus: "ENABLED"),
        ]
    }

    @Test func `zones are listed page by page`() throws {
        let first = ListHostedZones(maxItems: 2)
        let page = try first.response(
            "<ListHostedZonesResponse>\(Self.zones)<IsTruncated>true</IsTruncated><NextMarker>Z3</NextMarker>"
                + "<MaxItems>2</MaxItems></ListHostedZonesResponse>")
        #expect(try page.hostedZones == expectedZones())
        #expect(first.next(after: page) == ListHostedZones(marker: "Z3", maxItems: 2))
        let last = try first.response(
            "<ListHostedZonesResponse><HostedZones/><IsTruncated>false</IsTruncated></ListHostedZonesResponse>")
        #expect(last.hostedZones.isEmpty)
        #expect(first.next(after: last) == nil)
    }

    @Test func `a list that goes on has to say where`() {
        #expect(throws: ReplyError.self) {
            try ListHostedZones().response(
                "<ListHostedZonesResponse><HostedZones/><IsTruncated>true</IsTruncated></ListHostedZonesResponse>")
        }
        #expect(throws: ReplyError.self) {
            try ListHostedZonesByName().response(
                "<ListHostedZonesByNameResponse><HostedZones/><IsTruncated>true</IsTruncated>"
                    + "</ListHostedZonesByNameResponse>")
        }
        #expect(throws: ReplyError.self) { try ListKeys().response("{\"Keys\": [], \"Truncated\": true}") }
        #expect(throws: ReplyError.self) { try ListAliases().response("{\"Truncated\": true}") }
    }

    @Test func `the same marker again ends the list`() {
        let page = ListHostedZones.Response(hostedZones: [], isTruncated: true, nextMarker: "Z3")
        #expect(ListHostedZones(marker: "Z3").next(after: page) == nil)
        let byName = ListHostedZonesByName.Response(
            hostedZones: [], isTruncated: true, nextDNSName: "a.", nextHostedZoneID: HostedZoneID("Z3"))
        #expect(ListHostedZonesByName(dnsName: "a.", hostedZoneID: HostedZoneID("Z3")).next(after: byName) == nil)
    }

    @Test func `zones are listed by name`() throws {
        let first = ListHostedZonesByName(dnsName: "example.com")
        let page = try first.response(
            "<ListHostedZonesByNameResponse>\(Self.zones)<DNSName>example.com.</DNSName><IsTruncated>true</IsTruncated>"
                + "<NextDNSName>x.</NextDNSName><NextHostedZoneId>Z9</NextHostedZoneId></ListHostedZonesByNameResponse>"
        )
        #expect(try page.hostedZones == expectedZones())
        #expect(first.next(after: page) == ListHostedZonesByName(dnsName: "x.", hostedZoneID: HostedZoneID("Z9")))
    }

    @Test func `a zone has its name servers and VPCs`() throws {
        let zone = "<HostedZone><Id>Z1</Id><Name>example.com.</Name><CallerReference>ref</CallerReference></HostedZone>"
        let detail = try GetHostedZone(id: #require(HostedZoneID("Z1"))).response(
            "<GetHostedZoneResponse>\(zone)<DelegationSet><NameServers><NameServer>ns-1.example</NameServer>"
                + "<NameServer>ns-2.example</NameServer></NameServers></DelegationSet></GetHostedZoneResponse>")
        #expect(detail.nameServers == ["ns-1.example", "ns-2.example"])
        #expect(detail.vpcCount == 0)
        let inside = try GetHostedZone(id: #require(HostedZoneID("Z1"))).response(
            "<GetHostedZoneResponse>\(zone)<VPCs><VPC><VPCId>v</VPCId></VPC></VPCs></GetHostedZoneResponse>")
        #expect(inside.nameServers == [])
        #expect(inside.vpcCount == 1)
    }

    @Test(arguments: [
        "", "<html>", "{}", "<GetChangeResponse/>", "<GetDNSSECResponse><Status/></GetDNSSECResponse>",
        "<GetDNSSECResponse></GetDNSSECResponse>", "<GetDNSSECResponse><Status>",
        "<GetDNSSECResponse><Status><ServeSignature>S</ServeSignature></Status><KeySigningKeys><member/></KeySigningKeys></GetDNSSECResponse>",
        "<GetDNSSECResponse><Status><ServeSignature>S</ServeSignature></Status><KeySigningKeys><member><Name>n</Name><KeyTag>x</KeyTag></member></KeySigningKeys></GetDNSSECResponse>",
        "<GetDNSSECResponse><Status><ServeSignature>S</ServeSignature></Status><KeySigningKeys><member><Name>n</Name><CreatedDate>now</CreatedDate></member></KeySigningKeys></GetDNSSECResponse>",
    ])
    func `a reply that is not whole is an error`(body: String) async throws {
        let operation = GetDNSSEC(hostedZoneID: try #require(HostedZoneID("Z1")))
        let error = await #expect(throws: ReplyError.self) { try await operation.sent(200, body) }
        #expect(error?.operation == "GetDNSSEC")
        #expect(error?.endpoint == "route53.amazonaws.com:443")
    }

    @Test(arguments: ["", "change", "/change/", "a b", "C/2", "/hostedzone/Z1"])
    func `a change without a proper id is an error`(id: String) throws {
        let operation = GetChange(id: try #require(ChangeID("C2")))
        #expect(throws: ReplyError.self) {
            // "change" alone would be a proper id, so it has something behind it.
            try operation.response(
                "<GetChangeResponse><ChangeInfo><Id>\(id == "change" ? "change/" : id)</Id><Status>S</Status>"
                    + "<SubmittedAt>2026-11-23T19:31:21Z</SubmittedAt></ChangeInfo></GetChangeResponse>")
        }
    }

    @Test(arguments: [
        ("NoSuchHostedZone", 404, AWSError.Code.noSuchHostedZone), ("InvalidArgument", 400, .invalidArgument),
        ("InvalidInput", 400, .invalidInput), ("InvalidKMSArn", 400, .invalidKMSArn),
        ("InvalidKeySigningKeyStatus", 400, .invalidKeySigningKeyStatus),
        ("InvalidSigningStatus", 400, .invalidSigningStatus),
        ("InvalidKeySigningKeyName", 400, .invalidKeySigningKeyName),
        ("KeySigningKeyAlreadyExists", 409, .keySigningKeyAlreadyExists),
        ("TooManyKeySigningKeys", 400, .tooManyKeySigningKeys),
        ("ConcurrentModification", 400, .concurrentModification),
        ("SomethingNewer", 418, "SomethingNewer"),
    ])
    func `the errors of CreateKeySigningKey can be told apart`(name: String, status: Int, code: AWSError.Code)
        async throws
    {
        let operation = try create()
        let error = await #expect(throws: AWSError.self) {
            try await operation.sent(
                status,
                "<ErrorResponse \(Self.namespace)><Error><Type>Sender</Type><Code>\(name)</Code><Message>m &amp; n</Message>"
                    + "</Error><RequestId>r-1</RequestId></ErrorResponse>")
        }
        #expect(error?.code == code)
        #expect(
            error?.description
                == "Route 53 refused CreateKeySigningKey: \(name): m & n (HTTP \(status), request id r-1)")
    }

    @Test func `each operation that changes signing answers with its change`() throws {
        let zone = try #require(HostedZoneID("Z1"))
        func body(_ operation: String) -> String { "<\(operation)Response>\(Self.change)</\(operation)Response>" }
        let id = try #require(ChangeID("C2682N5HXP0BZ4"))
        let activate = ActivateKeySigningKey(hostedZoneID: zone, keyName: "k")
        let deactivate = DeactivateKeySigningKey(hostedZoneID: zone, keyName: "k")
        let delete = DeleteKeySigningKey(hostedZoneID: zone, keyName: "k")
        #expect(try activate.response(body("ActivateKeySigningKey")).id == id)
        #expect(try deactivate.response(body("DeactivateKeySigningKey")).id == id)
        #expect(try delete.response(body("DeleteKeySigningKey")).id == id)
        #expect(try EnableHostedZoneDNSSEC(hostedZoneID: zone).response(body("EnableHostedZoneDNSSEC")).id == id)
        #expect(try DisableHostedZoneDNSSEC(hostedZoneID: zone).response(body("DisableHostedZoneDNSSEC")).id == id)
        let change = ChangeResourceRecordSets(hostedZoneID: zone, changes: [])
        #expect(try change.response(body("ChangeResourceRecordSets")).status == .pending)
        #expect(throws: ReplyError.self) { try activate.response(body("DeactivateKeySigningKey")) }
        #expect(throws: ReplyError.self) { try delete.response("<DeleteKeySigningKeyResponse/>") }
    }

    @Test func `record sets are listed page by page`() throws {
        let first = ListResourceRecordSets(hostedZoneID: try #require(HostedZoneID("Z1")), maxItems: 2)
        let page = try first.response(
            """
            <ListResourceRecordSetsResponse \(Self.namespace)><ResourceRecordSets>
            <ResourceRecordSet><Name>example.com.</Name><Type>SOA</Type><TTL>900</TTL><ResourceRecords>
            <ResourceRecord><Value>ns-1.awsdns-1.com. hostmaster. 1 7200 900 1209600 86400</Value></ResourceRecord>
            </ResourceRecords></ResourceRecordSet>
            <ResourceRecordSet><Name>www.example.com.</Name><Type>A</Type><SetIdentifier>a</SetIdentifier>
            <Weight>1</Weight><AliasTarget><HostedZoneId>Z2</HostedZoneId><DNSName>x.example.</DNSName>
            <EvaluateTargetHealth>true</EvaluateTargetHealth></AliasTarget></ResourceRecordSet>
            </ResourceRecordSets><IsTruncated>true</IsTruncated><MaxItems>2</MaxItems>
            <NextRecordName>www.example.com.</NextRecordName><NextRecordType>A</NextRecordType>
            <NextRecordIdentifier>b</NextRecordIdentifier></ListResourceRecordSetsResponse>
            """)
        let alias = ResourceRecordSet.AliasTarget(
            hostedZoneID: try #require(HostedZoneID("Z2")), dnsName: "x.example.", evaluatesTargetHealth: true)
        #expect(
            page.recordSets == [
                ResourceRecordSet(
                    name: "example.com.", type: .soa, ttlSeconds: 900,
                    values: ["ns-1.awsdns-1.com. hostmaster. 1 7200 900 1209600 86400"]),
                ResourceRecordSet(
                    name: "www.example.com.", type: "A", setIdentifier: "a", weight: 1, aliasTarget: alias),
            ])
        let next = try #require(first.next(after: page))
        #expect(next.start == ListResourceRecordSets.Start(name: "www.example.com.", type: "A", identifier: "b"))
        // The same place again would go on for ever.
        #expect(next.next(after: page) == nil)
    }

    @Test(arguments: [
        "<ListResourceRecordSetsResponse/>",
        "<ListResourceRecordSetsResponse><ResourceRecordSets/><IsTruncated>true</IsTruncated></ListResourceRecordSetsResponse>",
        """
        <ListResourceRecordSetsResponse><ResourceRecordSets><ResourceRecordSet><Name>a.</Name><Type>A</Type><TTL>x</TTL>
        </ResourceRecordSet></ResourceRecordSets></ListResourceRecordSetsResponse>
        """,
    ])
    func `a list of record sets that is not whole is an error`(body: String) throws {
        let list = ListResourceRecordSets(hostedZoneID: try #require(HostedZoneID("Z1")))
        #expect(throws: ReplyError.self) { try list.response(body) }
    }
}
