import AWSCore
import Foundation
import KSKClient
import Testing

/// What is sent, octet by octet, against what botocore sends for the same operation and parameters.
struct RequestVectorTests {
    private struct Parameters: Decodable {
        private var texts: [String: String] = [:]
        private var numbers: [String: Int] = [:]
        private var truths: [String: Bool] = [:]
        private var objects: [String: Parameters] = [:]
        private var lists: [String: [Parameters]] = [:]

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: AnyKey.self)
            for key in container.allKeys {
                if let truth = try? container.decode(Bool.self, forKey: key) {
                    truths[key.stringValue] = truth
                } else if let number = try? container.decode(Int.self, forKey: key) {
                    numbers[key.stringValue] = number
                } else if let text = try? container.decode(String.self, forKey: key) {
                    texts[key.stringValue] = text
                } else if let list = try? container.decode([Parameters].self, forKey: key) {
                    lists[key.stringValue] = list
                } else {
                    objects[key.stringValue] = try container.decode(Parameters.self, forKey: key)
                }
            }
        }

        func text(_ name: String) throws -> String { try #require(texts[name]) }
        func optional(_ name: String) -> String? { texts[name] }
        func number(_ name: String) -> Int? { numbers[name] ?? texts[name].flatMap { Int($0) } }
        func truth(_ name: String) -> Bool? { truths[name] }
        func object(_ name: String) -> Parameters? { objects[name] }
        func list(_ name: String) -> [Parameters] { lists[name] ?? [] }
    }

    private struct AnyKey: CodingKey {
        var stringValue: String
        var intValue: Int? { nil }
        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    private struct Row: Decodable {
        var operation: String
        var parameters: Parameters
        var region: String
        var endpoint: String?
        var token: String?
        var time: Double
        var method: String
        var origin: String
        var target: String
        var headers: [String: String]
        var body: Data
    }

    @Test func `every operation is sent as botocore sends it`() async throws {
        let folder = try #require(Bundle.module.url(forResource: "Vectors", withExtension: nil))
        let rows = try JSONDecoder().decode(
            [Row].self, from: Data(contentsOf: folder.appendingPathComponent("requests.json")))
        #expect(rows.count == 501)
        for row in rows {
            let request = try await send(operation(row), row)
            #expect(request.method.rawValue == row.method, "\(row)")
            #expect("\(request.scheme)://\(request.authority)" == row.origin, "\(row)")
            #expect(request.target == row.target, "\(row)")
            #expect(Data(request.body) == row.body, "\(row)")
            for (name, value) in row.headers { #expect(request.headers[name] == value, "\(name) of \(row)") }
            for name in ["authorization", "content-type", "x-amz-date", "x-amz-security-token", "x-amz-target"]
            where row.headers[name] == nil {
                #expect(request.headers[name] == nil, "\(name) of \(row)")
            }
        }
        #expect(Set(rows.map(\.operation)).count == 34)
    }

    private func operation(_ row: Row) throws -> any AWSCore.Operation {
        let of = row.parameters
        func key() throws -> KMSKeyIdentifier { KMSKeyIdentifier(rawValue: try of.text("KeyId")) }
        func tags() throws -> [KeyTag] {
            try of.list("Tags").map { KeyTag(key: try $0.text("TagKey"), value: try $0.text("TagValue")) }
        }
        func zone(_ name: String) throws -> HostedZoneID { try #require(HostedZoneID(of.text(name))) }
        switch row.operation {
        case "CreateKeySigningKey":
            return CreateKeySigningKey(
                callerReference: CallerReference(rawValue: try of.text("CallerReference")),
                hostedZoneID: try zone("HostedZoneId"),
                keyManagementServiceARN: try #require(KMSKeyARN(of.text("KeyManagementServiceArn"))),
                name: KeySigningKeyName(rawValue: try of.text("Name")),
                status: KeySigningKeyStatus(rawValue: try of.text("Status")))
        case "GetDNSSEC": return GetDNSSEC(hostedZoneID: try zone("HostedZoneId"))
        case "GetChange": return GetChange(id: try #require(ChangeID(of.text("Id"))))
        case "GetHostedZone": return GetHostedZone(id: try zone("Id"))
        case "ListHostedZones":
            return ListHostedZones(marker: of.optional("Marker"), maxItems: of.number("MaxItems"))
        case "ListHostedZonesByName":
            return ListHostedZonesByName(
                dnsName: of.optional("DNSName"),
                hostedZoneID: try of.optional("HostedZoneId").map { _ in try zone("HostedZoneId") },
                maxItems: of.number("MaxItems"))
        case "ListKeys": return ListKeys(marker: of.optional("Marker"), limit: of.number("Limit"))
        case "ListAliases":
            return ListAliases(keyID: of.optional("KeyId"), marker: of.optional("Marker"), limit: of.number("Limit"))
        case "DescribeKey": return DescribeKey(keyID: try key())
        case "GetKeyPolicy": return GetKeyPolicy(keyID: try key())
        case "GetPublicKey": return GetPublicKey(keyID: try key())
        case "Sign":
            return Sign(
                keyID: try key(), message: [UInt8](try #require(Data(base64Encoded: of.text("Message")))),
                messageType: try #require(Sign.MessageType(rawValue: of.text("MessageType"))),
                signingAlgorithm: try of.text("SigningAlgorithm"), dryRun: of.truth("DryRun") ?? false)
        case "CreateKey":
            return CreateKey(
                policy: of.optional("Policy"), description: of.optional("Description"),
                keySpec: KeySpec(rawValue: try of.text("KeySpec")),
                keyUsage: KeyUsage(rawValue: try of.text("KeyUsage")),
                tags: try tags())
        case "CreateAlias":
            return CreateAlias(
                aliasName: try of.text("AliasName"),
                targetKeyID: KMSKeyIdentifier(rawValue: try of.text("TargetKeyId")))
        case "PutKeyPolicy": return PutKeyPolicy(keyID: try key(), policy: try of.text("Policy"))
        case "EnableKey": return EnableKey(keyID: try key())
        case "CancelKeyDeletion": return CancelKeyDeletion(keyID: try key())
        case "ListResourceTags":
            return ListResourceTags(keyID: try key(), marker: of.optional("Marker"), limit: of.number("Limit"))
        case "TagResource": return TagResource(keyID: try key(), tags: try tags())
        case "GetCallerIdentity": return GetCallerIdentity()
        default: return try laterOperation(row)
        }
    }

    private func laterOperation(_ row: Row) throws -> any AWSCore.Operation {
        let of = row.parameters
        func zone() throws -> HostedZoneID { try #require(HostedZoneID(of.text("HostedZoneId"))) }
        func name() throws -> KeySigningKeyName { KeySigningKeyName(rawValue: try of.text("Name")) }
        switch row.operation {
        case "AssumeRole":
            return AssumeRole(
                roleARN: try of.text("RoleArn"), sessionName: try of.text("RoleSessionName"),
                durationSeconds: of.number("DurationSeconds"), externalID: of.optional("ExternalId"),
                serialNumber: of.optional("SerialNumber"), tokenCode: of.optional("TokenCode").map(Secret.init))
        case "AssumeRoleWithWebIdentity":
            return AssumeRoleWithWebIdentity(
                roleARN: try of.text("RoleArn"), sessionName: try of.text("RoleSessionName"),
                token: Secret(try of.text("WebIdentityToken")), durationSeconds: of.number("DurationSeconds"))
        case "ActivateKeySigningKey": return ActivateKeySigningKey(hostedZoneID: try zone(), keyName: try name())
        case "DeactivateKeySigningKey": return DeactivateKeySigningKey(hostedZoneID: try zone(), keyName: try name())
        case "DeleteKeySigningKey": return DeleteKeySigningKey(hostedZoneID: try zone(), keyName: try name())
        case "EnableHostedZoneDNSSEC": return EnableHostedZoneDNSSEC(hostedZoneID: try zone())
        case "DisableHostedZoneDNSSEC": return DisableHostedZoneDNSSEC(hostedZoneID: try zone())
        case "ListResourceRecordSets":
            let start = of.optional("StartRecordName").map {
                ListResourceRecordSets.Start(
                    name: $0, type: of.optional("StartRecordType").map(RecordType.init(rawValue:)),
                    identifier: of.optional("StartRecordIdentifier"))
            }
            return ListResourceRecordSets(hostedZoneID: try zone(), start: start, maxItems: of.number("MaxItems"))
        case "ChangeResourceRecordSets":
            let batch = try #require(of.object("ChangeBatch"))
            return ChangeResourceRecordSets(
                hostedZoneID: try zone(), comment: batch.optional("Comment"),
                changes: try batch.list("Changes").map(change))
        case "ListDomains": return ListDomains(marker: of.optional("Marker"), maxItems: of.number("MaxItems"))
        case "GetDomainDetail": return GetDomainDetail(domainName: try of.text("DomainName"))
        case "AssociateDelegationSignerToDomain":
            let key = try #require(of.object("SigningAttributes"))
            return AssociateDelegationSignerToDomain(
                domainName: try of.text("DomainName"), publicKey: try key.text("PublicKey"),
                algorithm: try #require(key.number("Algorithm")), flags: try #require(key.number("Flags")))
        case "DisassociateDelegationSignerFromDomain":
            return DisassociateDelegationSignerFromDomain(
                domainName: try of.text("DomainName"), id: try of.text("Id"))
        case "GetOperationDetail":
            return GetOperationDetail(id: DomainOperationID(rawValue: try of.text("OperationId")))
        default: throw MissingFixture()
        }
    }

    private func change(_ of: Parameters) throws -> ChangeResourceRecordSets.Change {
        let set = try #require(of.object("ResourceRecordSet"))
        let alias = try set.object("AliasTarget").map {
            ResourceRecordSet.AliasTarget(
                hostedZoneID: try #require(HostedZoneID($0.text("HostedZoneId"))), dnsName: try $0.text("DNSName"),
                evaluatesTargetHealth: $0.truth("EvaluateTargetHealth") ?? false)
        }
        return ChangeResourceRecordSets.Change(
            try #require(ChangeResourceRecordSets.Action(rawValue: of.text("Action"))),
            ResourceRecordSet(
                name: try set.text("Name"), type: RecordType(rawValue: try set.text("Type")),
                setIdentifier: set.optional("SetIdentifier"), weight: set.number("Weight"),
                region: set.optional("Region").map(Region.init(rawValue:)), failover: set.optional("Failover"),
                isMultiValueAnswer: set.truth("MultiValueAnswer"), ttlSeconds: set.number("TTL"),
                values: try set.list("ResourceRecords").map { try $0.text("Value") }, aliasTarget: alias,
                healthCheckID: set.optional("HealthCheckId")))
    }

    private func send(_ operation: some AWSCore.Operation, _ row: Row) async throws -> HTTPRequest {
        let transport = OneAnswer()
        let time = Date(timeIntervalSince1970: row.time)
        let credentials = Credentials(
            accessKeyID: "AKIDEXAMPLE", secretAccessKey: Secret("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"),
            sessionToken: row.token.map { Secret($0) })
        let client = AWSClient(
            ClientConfiguration(
                transport: transport, credentials: GivenCredentials(credentials), region: Region(rawValue: row.region),
                endpointOverride: row.endpoint.map { EndpointOverrides(url: $0) } ?? EndpointOverrides(),
                clock: WallClock(now: { time }, sleep: { _ in })))
        // The answer is empty, and only what was asked is looked at.
        _ = try? await client.send(operation)
        let request = try #require(transport.requests.first)
        var preview = try client.preview(operation)
        #expect(preview.headers["Authorization"] == nil)
        preview.headers = request.headers
        #expect(preview == request)
        return request
    }
}
