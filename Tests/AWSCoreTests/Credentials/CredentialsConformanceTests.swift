import Foundation
import Testing

@testable import AWSCore

/// The cases that AWS's SDKs share, as smithy-rs has them.
struct CredentialsConformanceTests {
    private static let folder = "protocol/smithy-rs/test-data"

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
        var result: RecordedCase.Expectation
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

    // skipped: KSK_CONFORMANCE is not set
    @Test(.enabled(if: Conformance.isAvailable, "KSK_CONFORMANCE is not set"))
    func `the default chain cases of AWS's SDKs`() async throws {
        let folder = "\(Self.folder)/default-credential-provider-chain"
        let names = try Conformance.folders(in: folder)
        for name in names { try await RecordedCase("\(folder)/\(name)").check() }
        #expect(names.count == 29)
        print("default chain: \(names.count) cases")
    }
}
