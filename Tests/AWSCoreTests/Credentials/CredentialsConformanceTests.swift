import Foundation
import Synchronization
import Testing

@testable import AWSCore

/// The cases that AWS's SDKs share, as smithy-rs has them.
struct CredentialsConformanceTests {
    private static let folder = "protocol/smithy-rs/test-data"

    private struct Expectation: Decodable {
        struct Keys: Decodable {
            var accessKeyId: String
            var secretAccessKey: String
            var sessionToken: String?
            var accountId: String?
            var expiry: Double?
        }

        var keys: Keys?
        var url: String?
        var error: String?

        enum CodingKeys: String, CodingKey {
            case ok = "Ok"
            case errorContains = "ErrorContains"
            case err = "Err"
        }

        init(from decoder: any Decoder) throws {
            let members = try decoder.container(keyedBy: CodingKeys.self)
            keys = try? members.decode(Keys.self, forKey: .ok)
            url = try? members.decode(String.self, forKey: .ok)
            error =
                try members.decodeIfPresent(String.self, forKey: .errorContains)
                ?? members.decodeIfPresent(String.self, forKey: .err)
        }
    }

    // Plans

    private struct PlanCase: Decodable {
        struct Input: Decodable {
            var profiles: [String: [String: String]]
            var selectedProfile: String
            var ssoSessions: [String: [String: String]]?
        }

        struct Output: Decodable {
            var chain: [[String: JSONText]]?
            var error: String?

            enum CodingKeys: String, CodingKey {
                case chain = "ProfileChain"
                case error = "Error"
            }
        }

        var docs: String
        var input: Input
        var output: Output
    }

    /// A text, or an object of texts.
    private enum JSONText: Decodable, Hashable {
        case text(String)
        case texts([String: String])

        init(from decoder: any Decoder) throws {
            let value = try decoder.singleValueContainer()
            self = try (try? value.decode(String.self)).map { .text($0) } ?? .texts(value.decode([String: String].self))
        }
    }

    // skipped: KSK_CONFORMANCE is not set
    @Test(.enabled(if: Conformance.isAvailable, "KSK_CONFORMANCE is not set"))
    func `the assume-role cases of AWS's SDKs`() throws {
        let cases = try Conformance.decoder.decode(
            [PlanCase].self, from: Conformance.data("\(Self.folder)/assume-role-tests.json"))
        for row in cases {
            let files = try ProfileFiles(environment(of: row.input))
            let result = Result { try ProfilePlan(row.input.selectedProfile, in: files) }
            if row.output.error != nil {
                // A profile without anything is no error of its own: the search goes on.
                #expect((try? result.get()) == nil, "\(row.docs)")
            } else {
                let isTokenOnly = row.docs == "SSO token profile selected"
                #expect(try result.get().map(Self.chain) == (isTokenOnly ? nil : row.output.chain), "\(row.docs)")
            }
        }
        #expect(cases.count == 28)
        print("assume-role: \(cases.count) cases")
    }

    private func environment(of input: PlanCase.Input) -> Environment {
        func text(_ sections: [String: [String: String]], _ kind: String) -> String {
            sections.map { name, properties in
                "[\(kind) \(name)]\n" + properties.map { "\($0.key) = \($0.value)\n" }.joined()
            }.joined()
        }
        let config = text(input.profiles, "profile") + text(input.ssoSessions ?? [:], "sso-session")
        return TestHome(["/home/ops/.aws/config": config]).environment()
    }

    private static func chain(_ plan: ProfilePlan) -> [[String: JSONText]] {
        let roles: [[String: JSONText]] = plan.roles.map { role in
            let texts = [
                "role_arn": role.arn, "role_session_name": role.sessionName, "external_id": role.externalID,
            ]
            return ["AssumeRole": .texts(texts.compactMapValues { $0 })]
        }
        return [base(plan.base)] + roles
    }

    private static func base(_ base: ProfilePlan.Base) -> [String: JSONText] {
        func texts(_ texts: [String: String?]) -> JSONText { .texts(texts.compactMapValues { $0 }) }
        switch base {
        case .keys(let keys):
            let all = [
                "access_key_id": keys.accessKeyID, "secret_access_key": keys.secretAccessKey.reveal(),
                "account_id": keys.accountID,
            ]
            return ["AccessKey": texts(all)]
        case .named(let source):
            return ["NamedSource": .text(source.rawValue)]
        case .webIdentity(let identity):
            let all = [
                "role_arn": identity.roleARN, "web_identity_token_file": identity.tokenFile,
                "role_session_name": identity.sessionName,
            ]
            return ["WebIdentityToken": texts(all)]
        case .singleSignOn(let profile):
            let all = [
                "sso_account_id": profile.account, "sso_region": profile.region.rawValue,
                "sso_role_name": profile.role, "sso_start_url": profile.startURL, "sso_session": profile.session,
            ]
            return ["Sso": texts(all)]
        case .login(let session): return ["Login": .text(session)]
        case .process(let command, _): return ["Process": .text(command)]
        }
    }

    // Addresses

    private struct AddressCase: Decodable {
        var docs: String
        var env: [String: String]
        var fs: [String: String]?
        var result: Expectation
    }

    private struct Addresses: Decodable {
        var tests: [AddressCase]
    }

    // skipped: KSK_CONFORMANCE is not set
    @Test(.enabled(if: Conformance.isAvailable, "KSK_CONFORMANCE is not set"))
    func `the container cases of AWS's SDKs`() throws {
        let cases = try Conformance.decoder.decode(
            Addresses.self, from: Conformance.data("\(Self.folder)/ecs-tests.json")
        ).tests
        for row in cases {
            let result = Result { try ContainerAddress(Environment(variables: row.env)) }
            if let url = row.result.url {
                let request = try #require(try result.get()).url.request(.get)
                #expect("\(request.scheme)://\(request.authority)\(request.target)" == url, "\(row.docs)")
            } else {
                #expect((try? result.get()) == nil, "\(row.docs)")
            }
        }
        #expect(cases.count == 11)
        print("container: \(cases.count) cases")
    }

    // skipped: KSK_CONFORMANCE is not set
    @Test(.enabled(if: Conformance.isAvailable, "KSK_CONFORMANCE is not set"))
    func `the instance metadata endpoint cases of AWS's SDKs`() throws {
        let cases = try Conformance.decoder.decode(
            Addresses.self, from: Conformance.data("\(Self.folder)/imds-config/imds-endpoint-tests.json")
        ).tests
        var checked = 0
        // Endpoint and mode out of the program's own code are an option that ksk has not.
        for row in cases where !row.docs.contains("explicit") {
            checked += 1
            let environment = Environment(variables: row.env) { row.fs?[$0].map { Array($0.utf8) } }
            let profile = try ProfileFiles(environment).profiles["default"] ?? ProfileSection()
            let context = CredentialsContext(environment: environment, transport: ScriptedTransport())
            let result = Result { try InstanceMetadata(context: context, profile: profile).address }
            if let url = row.result.url {
                let request = try result.get().request(.put, "/latest/api/token")
                #expect("\(request.scheme)://\(request.authority)\(request.target)" == url, "\(row.docs)")
            } else {
                #expect(throws: CredentialsError.self, "\(row.docs)") { try result.get() }
            }
        }
        #expect(checked == 12)
        print("instance metadata endpoints: \(checked) of \(cases.count) cases; the others set an option that is none")
    }

    // The whole chain

    private struct ChainCase: Decodable {
        var docs: String
        var result: Expectation
    }

    // skipped: KSK_CONFORMANCE is not set
    @Test(.enabled(if: Conformance.isAvailable, "KSK_CONFORMANCE is not set"))
    func `the default chain cases of AWS's SDKs`() async throws {
        let folder = "\(Self.folder)/default-credential-provider-chain"
        let names = try Conformance.folders(in: folder)
        for name in names {
            let row = try Conformance.decoder.decode(
                ChainCase.self, from: Conformance.data("\(folder)/\(name)/test-case.json"))
            let transport = try RecordedTransport("\(folder)/\(name)/http-traffic.json")
            let found = await Result.of {
                try await self.chain("\(folder)/\(name)", transport: transport).credentials()
            }
            if let keys = row.result.keys {
                let found = try found.get()
                #expect(found.accessKeyID == keys.accessKeyId, "\(name)")
                #expect(found.secretAccessKey.reveal() == keys.secretAccessKey, "\(name)")
                #expect(found.sessionToken?.reveal() == keys.sessionToken, "\(name)")
                #expect(found.expiration == keys.expiry.map(Date.init(timeIntervalSince1970:)), "\(name)")
                if let account = keys.accountId { #expect(found.accountID == account, "\(name)") }
            } else {
                #expect(throws: (any Error).self, "\(name)") { try found.get() }
            }
            #expect(transport.remaining == 0, "\(name)")
        }
        #expect(names.count == 29)
        print("default chain: \(names.count) cases")
    }

    private func chain(_ folder: String, transport: RecordedTransport) throws -> DefaultCredentials {
        let variables = try JSONDecoder().decode([String: String].self, from: Conformance.data("\(folder)/env.json"))
        let root = try #require(Conformance.root).appendingPathComponent(folder).appendingPathComponent("fs").path
        let environment = Environment(variables: variables) { path in
            FileManager.default.contents(atPath: root + path).map { [UInt8]($0) }
        }
        let settings = try ClientSettings(environment: environment)
        let clock = TestClock(Date(timeIntervalSince1970: 1_000_000_000))
        return DefaultCredentials(
            context: CredentialsContext(
                environment: environment, transport: transport, metadataTransport: transport, region: settings.region,
                endpointOverrides: settings.endpointOverrides, endpointVariant: settings.endpointVariant,
                clock: clock.wallClock, random: .smallest, writeFile: { _, _ in }))
    }
}

/// Answers as a recording says, and only to the requests that it has.
final class RecordedTransport: HTTPTransport {
    private struct Recording: Decodable {
        struct Event: Decodable {
            struct Action: Decodable {
                struct Outgoing: Decodable {
                    struct Request: Decodable {
                        var method: String
                        var uri: String
                        var headers: [String: [String]]
                    }

                    var request: Request
                }

                struct Incoming: Decodable {
                    struct Response: Decodable {
                        struct Ok: Decodable {
                            var status: Int
                        }

                        // swift-format-ignore: AlwaysUseLowerCamelCase
                        var Ok: Ok?
                    }

                    var response: Response
                }

                struct Part: Decodable {
                    struct Octets: Decodable {
                        // swift-format-ignore: AlwaysUseLowerCamelCase
                        var Utf8: String?
                    }

                    var data: Octets
                    var direction: String
                }

                // swift-format-ignore: AlwaysUseLowerCamelCase
                var Request: Outgoing?
                // swift-format-ignore: AlwaysUseLowerCamelCase
                var Response: Incoming?
                // swift-format-ignore: AlwaysUseLowerCamelCase
                var Data: Part?
            }

            var connectionId: Int
            var action: Action
        }

        var events: [Event]
    }

    private struct Exchange {
        var method = ""
        var url = ""
        var headers: [String: String] = [:]
        var status: Int?
        var body = ""
        var isFailure: Bool { status.map { $0 >= 500 } ?? false }
    }

    private let exchanges: Mutex<[Exchange]>

    init(_ path: String) throws {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .custom { keys in
            keys.last?.stringValue == "connection_id" ? Key(stringValue: "connectionId") : keys[keys.endIndex - 1]
        }
        var exchanges: [Int: Exchange] = [:]
        for event in try decoder.decode(Recording.self, from: Conformance.data(path)).events {
            let id = event.connectionId
            if let request = event.action.Request?.request {
                exchanges[id, default: Exchange()].method = request.method
                exchanges[id]?.url = request.uri
                exchanges[id]?.headers = request.headers.compactMapValues(\.first)
            } else if let response = event.action.Response?.response {
                exchanges[id]?.status = response.Ok?.status
            } else if let part = event.action.Data, part.direction == "Response" {
                exchanges[id]?.body += part.data.Utf8 ?? ""
            }
        }
        self.exchanges = Mutex(exchanges.sorted { $0.key < $1.key }.map(\.value))
    }

    var remaining: Int { exchanges.withLock { $0.count { !$0.isFailure } } }

    func send(_ request: HTTPRequest) async throws -> HTTPResponse {
        // A failing server is recorded once, and asked again.
        let exchange = exchanges.withLock {
            $0.isEmpty ? nil : $0.count == 1 && $0[0].isFailure ? $0[0] : $0.removeFirst()
        }
        let expected = try #require(exchange, "nothing more is recorded: \(request.target)")
        #expect(request.method.rawValue == expected.method)
        let query = request.query.map { "\($0.name)=\($0.value)" }.sorted().joined(separator: "&")
        let url = "\(request.scheme)://\(request.authority)\(request.path)" + (query.isEmpty ? "" : "?\(query)")
        #expect(url == expected.url)
        for (name, value) in expected.headers where name.hasPrefix("x-aws-ec2") || name == "x-amz-sso_bearer_token" {
            #expect(request.headers[name] == value)
        }
        guard let status = expected.status else {
            throw TransportError(kind: .timedOut, endpoint: request.endpoint, reason: "recorded so")
        }
        return HTTPResponse(status: status, body: Array(expected.body.utf8))
    }

    private struct Key: CodingKey {
        var stringValue: String
        var intValue: Int? { nil }
        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }
}
