import Foundation
import Testing

@testable import AWSCore

struct EndpointOverridesTests {
    private static let config = """
        [profile p]
        endpoint_url = http://profile
        services = s
        [profile plain]
        endpoint_url = http://profile
        [profile ignoring]
        endpoint_url = http://profile
        ignore_configured_endpoint_urls = TRUE
        [profile broken]
        services = gone
        [services s]
        test =
          endpoint_url = http://section
        other =
          endpoint_url = http://other
        """

    private func url(_ variables: [String: String] = [:], option: String? = nil, profile: String = "p") throws
        -> String?
    {
        let environment = Environment(variables: variables) { path in
            path.hasSuffix("config") ? Array(Self.config.utf8) : nil
        }
        let overrides = try EndpointOverrides(
            option: option, environment: environment, profile: profile, files: ProfileFiles(environment))
        return overrides[.test]?.url
    }

    private static let both = ["AWS_ENDPOINT_URL": "http://common", "AWS_ENDPOINT_URL_TEST": "http://service"]

    @Test func `each place beats those after it`() throws {
        #expect(try url(Self.both, option: "http://option") == "http://option")
        #expect(try url(Self.both) == "http://service")
        #expect(try url(["AWS_ENDPOINT_URL": "http://common"]) == "http://common")
        #expect(try url() == "http://section")
        #expect(try url(profile: "plain") == "http://profile")
        #expect(try url(profile: "none") == nil)
    }

    @Test(arguments: ["true", "TRUE", "True"])
    func `configured ones can be ignored, the option cannot`(value: String) throws {
        let variables = Self.both.merging(["AWS_IGNORE_CONFIGURED_ENDPOINT_URLS": value]) { $1 }
        #expect(try url(variables) == nil)
        #expect(try url(variables, option: "http://option") == "http://option")
        #expect(try url(profile: "ignoring") == nil)
    }

    @Test(arguments: ["1", "yes", "false"])
    func `other values ignore nothing`(value: String) throws {
        #expect(try url(["AWS_IGNORE_CONFIGURED_ENDPOINT_URLS": value]) == "http://section")
        #expect(try url(["AWS_IGNORE_CONFIGURED_ENDPOINT_URLS": value], profile: "ignoring") == "http://profile")
    }

    @Test func `empty ones are none`() throws {
        #expect(try url(["AWS_ENDPOINT_URL": "", "AWS_ENDPOINT_URL_TEST": " "]) == "http://section")
    }

    @Test func `a services section that is not there is an error`() {
        #expect(throws: EndpointError.servicesSectionNotFound(name: "gone", profile: "broken")) {
            try url(profile: "broken")
        }
    }

    private struct Suite: Decodable {
        struct ClientConfig: Decodable {
            var endpointUrl: String?
            var ignoreConfiguredEndpointUrls: Bool?
        }

        struct Case: Decodable {
            var name: String
            var profile: String
            var clientConfig: String
            var environment: String
            var service: String
            var output: [String: String?]
        }

        var profiles: [String: [String: String]]
        var services: [String: [String: [String: String]]]
        var clientConfigs: [String: ClientConfig]
        var environments: [String: [String: String]]
        var endpointUrlTests: [Case]
    }

    private struct Suites: Decodable {
        var testSuites: [Suite]
    }

    // skipped: KSK_CONFORMANCE is not set
    @Test(.enabled(if: Conformance.isAvailable, "KSK_CONFORMANCE is not set"))
    func `the endpoint override cases of botocore`() throws {
        let data = try Conformance.data("protocol/botocore/configured_endpoint_urls/profile-tests.json")
        var count = 0
        for suite in try Conformance.decoder.decode(Suites.self, from: data).testSuites {
            var config = ""
            for (name, properties) in suite.profiles {
                config += "[profile \(name)]\n" + properties.map { "\($0) = \($1)\n" }.joined()
            }
            for (name, services) in suite.services {
                config += "[services \(name)]\n"
                for (service, properties) in services {
                    config += "\(service) =\n" + properties.map { "  \($0) = \($1)\n" }.joined()
                }
            }
            for row in suite.endpointUrlTests {
                let client = try #require(suite.clientConfigs[row.clientConfig])
                var variables = try #require(suite.environments[row.environment])
                // A switch of botocore's own client, which beats the environment's.
                if client.ignoreConfiguredEndpointUrls == true {
                    variables["AWS_IGNORE_CONFIGURED_ENDPOINT_URLS"] = "true"
                }
                let text = config
                let environment = Environment(variables: variables) { path in
                    path.hasSuffix("config") ? Array(text.utf8) : nil
                }
                let overrides = try EndpointOverrides(
                    option: client.endpointUrl, environment: environment, profile: row.profile,
                    files: ProfileFiles(environment))
                var service = AWSService.test
                service.variableSuffix = row.service.uppercased()
                // Where nothing overrides, the suite expects AWS's own endpoint.
                let expected = (row.output["endpointUrl"] ?? nil).flatMap { $0.hasSuffix(".amazonaws.com") ? nil : $0 }
                #expect(overrides[service]?.url == expected, "\(row.name)")
                count += 1
            }
        }
        #expect(count == 39)
        print("endpoint overrides: \(count) cases")
    }
}
