import Foundation
import Testing

@testable import AWSCore

/// A world with its home directory, what was sent in it, and the credentials that were found.
struct RecordedCase {
    struct Expectation: Decodable {
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

    private struct Description: Decodable {
        var docs: String
        var result: Expectation
    }

    private let folder: String
    private let expected: Expectation
    private let transport: RecordedTransport

    /// Reads a folder of the conformance data.
    init(_ folder: String) throws {
        self.folder = folder
        expected = try Conformance.decoder.decode(
            Description.self, from: Conformance.data("\(folder)/test-case.json")
        ).result
        transport = try RecordedTransport("\(folder)/http-traffic.json")
    }

    /// Looks for the credentials, of a profile when one is chosen, and compares.
    func check(profile: String? = nil) async throws {
        let found = await Result.of { try await chain(profile: profile).credentials() }
        if let keys = expected.keys {
            let found = try found.get()
            #expect(found.accessKeyID == keys.accessKeyId, "\(folder)")
            #expect(found.secretAccessKey.reveal() == keys.secretAccessKey, "\(folder)")
            #expect(found.sessionToken?.reveal() == keys.sessionToken, "\(folder)")
            #expect(found.expiration == keys.expiry.map(Date.init(timeIntervalSince1970:)), "\(folder)")
            if let account = keys.accountId { #expect(found.accountID == account, "\(folder)") }
        } else {
            #expect(throws: (any Error).self, "\(folder)") { try found.get() }
        }
        #expect(transport.remaining == 0, "\(folder)")
    }

    private func chain(profile: String?) throws -> DefaultCredentials {
        let variables = try JSONDecoder().decode([String: String].self, from: Conformance.data("\(folder)/env.json"))
        let root = try #require(Conformance.root).appendingPathComponent(folder).appendingPathComponent("fs").path
        let environment = Environment(variables: variables) { path in
            FileManager.default.contents(atPath: root + path).map { [UInt8]($0) }
        }
        let settings = try ClientSettings(environment: environment, profile: profile)
        let clock = TestClock(Date(timeIntervalSince1970: 1_000_000_000))
        return DefaultCredentials(
            profile: profile,
            context: CredentialsContext(
                environment: environment, transport: transport, metadataTransport: transport, region: settings.region,
                endpointOverrides: settings.endpointOverrides, endpointVariant: settings.endpointVariant,
                clock: clock.wallClock, random: .smallest, writeFile: { _, _ in }))
    }
}
