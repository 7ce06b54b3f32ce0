import Foundation
import Testing

@testable import AWSCore

struct ClientSettingsTests {
    private func settings(
        _ variables: [String: String] = [:], config: String = "", profile: String? = nil, region: String? = nil,
        endpointURL: String? = nil
    ) throws -> ClientSettings {
        let environment = Environment(variables: variables, homeDirectory: "/h") { path in
            path == "/h/.aws/config" ? Array(config.utf8) : nil
        }
        return try ClientSettings(environment: environment, profile: profile, region: region, endpointURL: endpointURL)
    }

    @Test func `the region is the first one said`() throws {
        let both = ["AWS_REGION": "eu-west-1", "AWS_DEFAULT_REGION": "eu-west-2"]
        let config = "[default]\nregion = eu-west-3"
        #expect(try settings(both, config: config, region: "eu-north-1").region == "eu-north-1")
        #expect(try settings(both, config: config).region == "eu-west-1")
        #expect(try settings(["AWS_DEFAULT_REGION": "eu-west-2"], config: config).region == "eu-west-2")
        #expect(try settings(config: config).region == "eu-west-3")
        #expect(try settings().region == .usEast1)
    }

    @Test func `a profile that was named has to be there`() {
        #expect(throws: CredentialsError.self) { try settings(profile: "gone") }
        #expect(throws: CredentialsError.self) { try settings(["AWS_PROFILE": "gone"]) }
        #expect(throws: Never.self) { try settings() }
    }

    @Test func `attempts are counted from one`() throws {
        #expect(try settings().maximumAttempts == 3)
        #expect(try settings(["AWS_MAX_ATTEMPTS": "5"], config: "[default]\nmax_attempts = 7").maximumAttempts == 5)
        #expect(try settings(config: "[default]\nmax_attempts = 7").maximumAttempts == 7)
        for bad in ["0", "-1", "x", "1.5"] {
            #expect(throws: SettingError.self) { try settings(["AWS_MAX_ATTEMPTS": bad]) }
        }
    }

    @Test func `certificates are named by the environment or the profile`() throws {
        let config = "[default]\nca_bundle = ~/p.pem"
        #expect(try settings(["AWS_CA_BUNDLE": "/e.pem"], config: config).caBundle == "/e.pem")
        #expect(try settings(config: config).caBundle == "/h/p.pem")
        #expect(try settings().caBundle == nil)
    }

    @Test func `variants of endpoints are switched on by true alone`() throws {
        #expect(try settings(["AWS_USE_FIPS_ENDPOINT": "TRUE"]).endpointVariant == EndpointVariant(usesFIPS: true))
        let config = "[default]\nuse_dualstack_endpoint = true\nuse_fips_endpoint = true"
        #expect(
            try settings(["AWS_USE_FIPS_ENDPOINT": "1"], config: config).endpointVariant
                == EndpointVariant(usesDualStack: true))
        #expect(try settings().endpointVariant == EndpointVariant())
    }

    @Test func `correcting the clock can be switched off`() throws {
        #expect(try settings().correctsClock)
        #expect(try !settings(["AWS_DISABLE_CLOCK_SKEW_CORRECTION": "True"]).correctsClock)
        #expect(try !settings(config: "[default]\ndisable_clock_skew_correction = true").correctsClock)
    }

    @Test func `a configuration has all that the settings say`() async throws {
        let settings = try settings(
            [
                "AWS_REGION": "eu-west-1", "AWS_MAX_ATTEMPTS": "2", "AWS_DISABLE_CLOCK_SKEW_CORRECTION": "true",
                "AWS_USE_FIPS_ENDPOINT": "true", "AWS_ENDPOINT_URL": "http://h", "AWS_ACCESS_KEY_ID": "K",
                "AWS_SECRET_ACCESS_KEY": "s",
            ])
        let configuration = ClientConfiguration(settings, transport: ScriptedTransport(), product: "p/1")
        #expect(configuration.region == "eu-west-1")
        #expect(configuration.maximumAttempts == 2)
        #expect(!configuration.correctsClock)
        #expect(configuration.endpointVariant == EndpointVariant(usesFIPS: true))
        #expect(configuration.endpointOverride[.test]?.url == "http://h")
        #expect(try await configuration.credentials.credentials().accessKeyID == "K")
        #expect(configuration.product == "p/1")
    }

    @Test func `the option for the endpoint is kept`() throws {
        #expect(try settings(endpointURL: "http://h").endpointOverrides[.test]?.url == "http://h")
    }
}
