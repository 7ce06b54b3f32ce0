import AWSCore
import Foundation
import KSKClient
import Testing

/// Where the three services are asked, against botocore's endpoint rules.
struct EndpointSuiteTests {
    private static let root = ProcessInfo.processInfo.environment["KSK_CONFORMANCE"].map { URL(fileURLWithPath: $0) }

    private struct Suite: Decodable {
        struct Parameters: Decodable {
            var region: String?
            var endpoint: String?
            var usesFIPS: Bool?
            var usesDualStack: Bool?
            var usesGlobalEndpoint: Bool?

            enum CodingKeys: String, CodingKey {
                case region = "Region"
                case endpoint = "Endpoint"
                case usesFIPS = "UseFIPS"
                case usesDualStack = "UseDualStack"
                case usesGlobalEndpoint = "UseGlobalEndpoint"
            }
        }

        struct Case: Decodable {
            struct Expectation: Decodable {
                struct Endpoint: Decodable {
                    var url: String
                }

                var endpoint: Endpoint?
                var error: String?
            }

            var params: Parameters?
            var expect: Expectation
        }

        var testCases: [Case]
    }

    private func request(_ operation: some AWSCore.Operation, _ row: Suite.Parameters) throws -> HTTPRequest {
        let credentials = Credentials(accessKeyID: "AKIDEXAMPLE", secretAccessKey: Secret("s"))
        let client = AWSClient(
            ClientConfiguration(
                transport: OneAnswer(), credentials: GivenCredentials(credentials),
                region: Region(rawValue: row.region ?? "us-east-1"),
                endpointOverride: row.endpoint.map { EndpointOverrides(url: $0) } ?? EndpointOverrides(),
                endpointVariant: EndpointVariant(
                    usesFIPS: row.usesFIPS ?? false, usesDualStack: row.usesDualStack ?? false)))
        return try client.preview(operation)
    }

    // skipped: KSK_CONFORMANCE is not set
    @Test(
        .enabled(if: Self.root != nil, "KSK_CONFORMANCE is not set"),
        arguments: [("route53", 24), ("kms", 15), ("sts", 50)])
    func `the endpoint cases of botocore`(service: String, count: Int) throws {
        let folder = try #require(Self.root).appendingPathComponent("protocol/botocore/endpoint-rules/\(service)")
        let data = try Data(contentsOf: folder.appendingPathComponent("endpoint-tests-1.json"))
        var checked = 0
        for row in try JSONDecoder().decode(Suite.self, from: data).testCases {
            guard let parameters = row.params, Self.isOurs(parameters, service) else { continue }
            checked += 1
            let result = Result {
                switch service {
                case "route53": try request(ListHostedZones(), parameters)
                case "kms": try request(ListKeys(), parameters)
                default: try request(GetCallerIdentity(), parameters)
                }
            }
            if let url = row.expect.endpoint?.url {
                let found = try result.get()
                #expect("\(found.scheme)://\(found.host)" == url, "\(parameters)")
            } else {
                #expect(throws: EndpointError.self, "\(parameters)") { try result.get() }
            }
        }
        #expect(checked == count)
        print("endpoints of \(service): \(checked) cases")
    }

    /// What ksk does otherwise on purpose is left out: no region is us-east-1, KMS is asked in the partition's first
    /// region only, STS has no legacy global endpoint. One name of China is AWS's own slip.
    private static func isOurs(_ row: Suite.Parameters, _ service: String) -> Bool {
        if row.region == nil, row.endpoint == nil { return false }
        if service == "route53", row.region == "cn-northwest-1", row.usesFIPS == true, row.usesDualStack == true {
            return false
        }
        let firstRegions = ["us-east-1", "cn-northwest-1", "us-gov-west-1", "us-iso-east-1", "us-isob-east-1"]
        if service == "kms", let region = row.region, !firstRegions.contains(region) { return false }
        return row.usesGlobalEndpoint != true
    }
}
