import AWSCore
import Foundation
import KSKClient
import TestSupport
import Testing

/// The client over the network against moto, which emulates AWS in Python and is not ours: KMS, STS and zones.
///
/// moto checks no signatures and knows nothing of key-signing keys; it reads requests and writes replies with code of
/// its own.
@Suite(.serialized, .timeLimit(.minutes(2)))
struct MotoTests {
    // skipped: moto_server is not installed (pip install 'moto[server]')
    @Test(.enabled(if: MotoServer.program != nil, "moto_server is not installed"))
    func `keys, identities and zones of moto`() async throws {
        let server = try MotoServer()
        defer { server.stop() }
        let transport = NetworkTransport()
        try await server.waitUntilReady(transport)
        let credentials = Credentials(accessKeyID: "AKIDEXAMPLE", secretAccessKey: Secret("s"))
        let client = AWSClient(
            ClientConfiguration(
                transport: transport, credentials: GivenCredentials(credentials),
                endpointOverride: EndpointOverrides(url: server.url)))
        try await useKeys(client)
        try await useIdentities(client, server: server, transport: transport)
        try await useZones(client, server: server, transport: transport)
        await transport.shutdown()
    }

    private func useKeys(_ client: AWSClient) async throws {
        let metadata = try await client.send(
            CreateKey(description: "ksk é", tags: [KeyTag(key: "ksk", value: "1 & 2")]))
        #expect(metadata.keySpec == .eccNISTP256)
        #expect(metadata.keyUsage == .signVerify)
        let key = KMSKeyIdentifier(rawValue: metadata.arn)
        #expect(try await client.send(DescribeKey(keyID: key)).description == "ksk é")
        try await client.send(CreateAlias(aliasName: "alias/ksk-moto", targetKeyID: key))
        #expect(try await client.send(ListAliases(keyID: metadata.keyID)).aliases.map(\.name) == ["alias/ksk-moto"])
        try await client.send(TagResource(keyID: key, tags: [KeyTag(key: "more", value: "")]))
        let tags = try await client.send(ListResourceTags(keyID: key)).tags
        #expect(Set(tags) == [KeyTag(key: "ksk", value: "1 & 2"), KeyTag(key: "more", value: "")])
        let policy = #"{"Version": "2012-10-17", "Statement": []}"#
        try await client.send(PutKeyPolicy(keyID: key, policy: policy))
        #expect(try await client.send(GetKeyPolicy(keyID: key)).policy == policy)
        #expect(try await client.send(GetPublicKey(keyID: key)).publicKey.count == 91)
        #expect(try await !client.send(Sign(keyID: key, message: [1, 2, 3])).signature.isEmpty)
        #expect(try await client.send(ListKeys()).keys.contains { $0.keyID == metadata.keyID })
        let error = await #expect(throws: AWSError.self) {
            try await client.send(DescribeKey(keyID: "alias/nothing"))
        }
        #expect(error?.code == .notFoundException)
    }

    private func useIdentities(_ client: AWSClient, server: MotoServer, transport: NetworkTransport) async throws {
        #expect(try await client.send(GetCallerIdentity()).account == "123456789012")
        let role = try await client.send(
            AssumeRole(roleARN: "arn:aws:iam::123456789012:role/Admin", sessionName: "ksk", durationSeconds: 900))
        #expect(role.arn?.hasSuffix("assumed-role/Admin/ksk") == true)
        // The same through profiles, as an operator has them.
        let config = "[profile admin]\nrole_arn = arn:aws:iam::123456789012:role/Admin\nsource_profile = base\n"
        let keys = "[base]\naws_access_key_id = AKIDEXAMPLE\naws_secret_access_key = s\n"
        let environment = AWSCore.Environment(variables: ["HOME": "/h", "AWS_ENDPOINT_URL": server.url]) { path in
            ["/h/.aws/config": config, "/h/.aws/credentials": keys][path].map { Array($0.utf8) }
        }
        let context = CredentialsContext(
            environment: environment, transport: transport,
            endpointOverrides: EndpointOverrides(url: server.url), writeFile: { _, _ in })
        let assumed = try await DefaultCredentials(profile: "admin", context: context).credentials()
        #expect(assumed.source == .role(arn: "arn:aws:iam::123456789012:role/Admin"))
        #expect(assumed.accountID == "123456789012")
    }

    private func useZones(_ client: AWSClient, server: MotoServer, transport: NetworkTransport) async throws {
        for name in ["a.example", "b.example", "c.example"] {
            let body = """
                <CreateHostedZoneRequest xmlns="https://route53.amazonaws.com/doc/2013-04-01/"><Name>\(name)</Name>\
                <CallerReference>\(name)</CallerReference></CreateHostedZoneRequest>
                """
            let reply = try await transport.send(
                server.request(.post, "/2013-04-01/hostedzone", body: Array(body.utf8)))
            #expect(reply.status == 201)
        }
        var zones: [HostedZone] = []
        for try await page in client.pages(ListHostedZones(maxItems: 2)) { zones += page.hostedZones }
        #expect(Set(zones.map(\.name)) == ["a.example.", "b.example.", "c.example."])
        let first = try #require(zones.first { $0.name == "a.example." })
        let change = try await client.send(
            ChangeResourceRecordSets(
                hostedZoneID: first.id, comment: "a & b",
                changes: [
                    .init(
                        .create,
                        ResourceRecordSet(
                            name: "x.a.example.", type: "TXT", ttlSeconds: 60, values: ["\"a & <b>\""]))
                ]))
        #expect(change.status == .insync)
        let records = try await client.send(ListResourceRecordSets(hostedZoneID: first.id)).recordSets
        #expect(records.first { $0.type == "TXT" }?.values == ["\"a & <b>\""])
        #expect(try await client.send(GetHostedZone(id: first.id)).zone.name == "a.example.")
        #expect(try await client.send(GetDNSSEC(hostedZoneID: first.id)).status.serveSignature == .notSigning)
    }
}
