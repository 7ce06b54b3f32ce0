import Crypto
import Foundation
import Synchronization

@testable import Sandbox

/// A sandbox with a clock that stands still until it is moved, and a client that signs.
struct Bench: Sendable {
    let server: SandboxServer
    let clock: Clock

    init(
        _ seed: Seed = .demo, settings: SandboxSettings = SandboxSettings(), stateFile: String? = nil,
        sleep: @escaping @Sendable (Duration) async -> Void = { _ in }
    ) throws {
        let clock = Clock()
        self.clock = clock
        let random = SequentialOctets()
        server = try SandboxServer(
            seed: seed, settings: settings, now: { clock.now }, randomOctets: { random.next($0) }, stateFile: stateFile,
            sleep: sleep)
    }

    /// Sends a signed request to Route 53.
    func route53(
        _ method: String, _ path: String, _ body: String = "", as identity: SandboxIdentity = .administrator
    ) async throws -> Answer {
        let request = signed(
            SandboxRequest(
                method: method, target: "/2013-04-01/" + path,
                headers: [SandboxField("Host", "route53.amazonaws.com")], body: Array(body.utf8)),
            service: "route53", as: identity)
        return try Answer(await server.respond(to: request))
    }

    /// Sends a signed request to KMS.
    func kms(
        _ operation: String, _ body: JSONValue = [:], region: String = "us-east-1",
        as identity: SandboxIdentity = .administrator
    ) async throws -> Answer {
        try await kms(operation, octets: body.text, region: region, as: identity)
    }

    /// Sends a signed request with any body to KMS.
    func kms(
        _ operation: String, octets: [UInt8], region: String = "us-east-1",
        as identity: SandboxIdentity = .administrator
    ) async throws -> Answer {
        let request = signed(
            SandboxRequest(
                method: "POST", target: "/",
                headers: [
                    SandboxField("Host", "kms.\(region).amazonaws.com"),
                    SandboxField("X-Amz-Target", "TrentService.\(operation)"),
                    SandboxField("Content-Type", "application/x-amz-json-1.1"),
                ], body: octets),
            service: "kms", region: region, as: identity)
        return try Answer(await server.respond(to: request))
    }

    /// Sends a signed request to Route 53 Domains.
    func domains(
        _ operation: String, _ body: JSONValue = [:], as identity: SandboxIdentity = .administrator
    ) async throws -> Answer {
        let request = signed(
            SandboxRequest(
                method: "POST", target: "/",
                headers: [
                    SandboxField("Host", "route53domains.us-east-1.amazonaws.com"),
                    SandboxField("X-Amz-Target", "Route53Domains_v20140515.\(operation)"),
                    SandboxField("Content-Type", "application/x-amz-json-1.1"),
                ], body: body.text),
            service: "route53domains", as: identity)
        return try Answer(await server.respond(to: request))
    }

    /// Sends a signed request to STS.
    func sts(_ body: String, as identity: SandboxIdentity = .administrator) async throws -> Answer {
        let request = signed(
            SandboxRequest(
                method: "POST", target: "/",
                headers: [
                    SandboxField("Host", "sts.us-east-1.amazonaws.com"),
                    SandboxField("Content-Type", "application/x-www-form-urlencoded; charset=utf-8"),
                ], body: Array(body.utf8)),
            service: "sts", as: identity)
        return try Answer(await server.respond(to: request))
    }

    /// Signs a request; what it computes is checked by the requests that botocore signed.
    func signed(
        _ request: SandboxRequest, service: String, region: String = "us-east-1",
        as identity: SandboxIdentity = .administrator
    ) -> SandboxRequest {
        var request = request
        let date = Timestamp.basic(clock.now)
        request.headers.append(SandboxField("X-Amz-Date", date))
        if let token = identity.sessionToken {
            request.headers.append(SandboxField("X-Amz-Security-Token", token))
        }
        let names = request.headers.map { $0.name.lowercased() }.sorted()
        let scope = CredentialScope(
            date: String(date.prefix(8)), region: region, service: service, terminator: "aws4_request")
        let text = CanonicalRequest(request, signedHeaders: names).stringToSign(date: date, scope: scope)
        var key = Data("AWS4\(identity.secretAccessKey)".utf8)
        for part in [scope.date, scope.region, scope.service, scope.terminator, text] {
            key = Data(HMAC<SHA256>.authenticationCode(for: Data(part.utf8), using: SymmetricKey(data: key)))
        }
        let signature = key.map { String(format: "%02x", $0) }.joined()
        request.headers.append(
            SandboxField(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=\(identity.accessKeyID)/\(scope),"
                    + " SignedHeaders=\(names.joined(separator: ";")), Signature=\(signature)"))
        return request
    }
}

/// A clock that is moved by hand.
final class Clock: Sendable {
    private let date = Mutex(Date(timeIntervalSince1970: 1_795_464_900))

    var now: Date { date.withLock { $0 } }

    func advance(by seconds: Double) { date.withLock { $0.addTimeInterval(seconds) } }
}

/// Octets that differ and are the same in each run.
final class SequentialOctets: Sendable {
    private let count = Mutex<UInt64>(0)

    func next(_ length: Int) -> [UInt8] {
        let number = count.withLock { count in
            count += 1
            return count
        }
        return Array(SHA512.hash(data: Data("\(number)".utf8))).prefix(length)
            + Array(repeating: 0, count: max(0, length - 64))
    }
}

/// What came back.
struct Answer: Sendable {
    let response: SandboxResponse

    /// There was no answer.
    struct ConnectionClosed: Error {}

    init(_ outcome: SandboxOutcome) throws {
        guard case .reply(let response) = outcome else { throw ConnectionClosed() }
        self.response = response
    }

    var status: Int { response.status }
    var text: String { String(decoding: response.body, as: UTF8.self) }
    var json: JSONValue { JSONValue(parsing: response.body) ?? .null }
    var xml: XMLNode { get throws { try XMLReader.read(response.body) } }

    /// The text of the element at a path below the root, such as `ChangeInfo/Status`.
    func text(_ path: String) throws -> String? {
        var node: XMLNode? = try xml
        for name in path.split(separator: "/") { node = node?.child(String(name)) }
        return node?.text
    }

    /// The code of an error of any service; nil for a success.
    var code: String? {
        get throws { status < 300 ? nil : try json["__type"]?.string ?? text("Error/Code") }
    }

    /// The message of an error of any service.
    var message: String? {
        get throws { try json["message"]?.string ?? json["Message"]?.string ?? text("Error/Message") }
    }
}

extension Bench {
    /// The body of CreateKeySigningKey.
    static func body(
        zone: String, key: String, name: String = "ksk_1", status: String = "ACTIVE", reference: String = "ref-1"
    ) -> String {
        """
        <CreateKeySigningKeyRequest xmlns="https://route53.amazonaws.com/doc/2013-04-01/">\
        <CallerReference>\(reference)</CallerReference><HostedZoneId>\(zone)</HostedZoneId>\
        <KeyManagementServiceArn>\(key)</KeyManagementServiceArn><Name>\(name)</Name><Status>\(status)</Status>\
        </CreateKeySigningKeyRequest>
        """
    }

    /// Sends CreateKeySigningKey for a zone and a key of the demonstration.
    func create(
        zone: String = "example.com.", alias: String = "alias/dnssec-example-com", name: String = "ksk_1",
        status: String = "ACTIVE", reference: String = "ref-1", as identity: SandboxIdentity = .administrator
    ) async throws -> Answer {
        let zoneID = try await zoneID(zone)
        let key = try await keyARN(alias)
        let body = Self.body(zone: zoneID, key: key, name: name, status: status, reference: reference)
        return try await route53("POST", "keysigningkey", body, as: identity)
    }

    func zoneID(_ name: String) async throws -> String {
        guard let id = await server.zoneID(named: name) else { throw NotInSeed(name: name) }
        return id
    }

    func keyARN(_ alias: String) async throws -> String {
        guard let arn = await server.keyARN(alias: alias) else { throw NotInSeed(name: alias) }
        return arn
    }

    struct NotInSeed: Error { var name: String }
}
