import AWSCore
import Foundation
import KSKClient
import Testing

/// Where the four services are asked, against botocore's endpoint rules.
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

    /// A read of a service wherever it is asked for: KMS and Domains are asked in the first region alone otherwise.
    private static func place(of service: String, _ row: Suite.Parameters) throws -> String {
        let client = AWSClient(
            ClientConfiguration(
                transport: OneAnswer(),
                credentials: GivenCredentials(Credentials(accessKeyID: "AKIDEXAMPLE", secretAccessKey: Secret("s"))),
                region: Region(rawValue: row.region ?? "us-east-1"),
                endpointOverride: row.endpoint.map { EndpointOverrides(url: $0) } ?? EndpointOverrides(),
                endpointVariant: EndpointVariant(
                    usesFIPS: row.usesFIPS ?? false, usesDualStack: row.usesDualStack ?? false)))
        let request =
            switch service {
            case "route53": try client.preview(ListHostedZones())
            case "kms": try client.preview(RegionalRead<KMSAnywhere>())
            case "route53domains": try client.preview(RegionalRead<DomainsAnywhere>())
            default: try client.preview(GetCallerIdentity())
            }
        return "\(request.scheme)://\(request.host)"
    }

    // skipped: KSK_CONFORMANCE is not set
    @Test(
        .enabled(if: Self.root != nil, "KSK_CONFORMANCE is not set"),
        arguments: [("route53", 24), ("kms", 67), ("sts", 50), ("route53domains", 20)])
    func `the endpoint cases of botocore`(service: String, count: Int) throws {
        let folder = try #require(Self.root).appendingPathComponent("protocol/botocore/endpoint-rules/\(service)")
        let data = try Data(contentsOf: folder.appendingPathComponent("endpoint-tests-1.json"))
        let rows = try JSONDecoder().decode(Suite.self, from: data).testCases
        var skips: [String: Int] = [:]
        for row in rows {
            if let reason = Self.reasonToSkip(row.params, service) {
                skips[reason, default: 0] += 1
                continue
            }
            let parameters = try #require(row.params)
            let result = Result { try Self.place(of: service, parameters) }
            if let url = row.expect.endpoint?.url {
                #expect(try result.get() == url, "\(parameters)")
            } else {
                #expect(throws: EndpointError.self, "\(parameters)") { try result.get() }
            }
        }
        let skipped = skips.sorted { $0.key < $1.key }.map { "; \($0.value) skipped: \($0.key)" }.joined()
        #expect(rows.count - skips.values.reduce(0, +) == count)
        print("endpoints of \(service): \(count) of \(rows.count) cases\(skipped)")
    }

    /// What ksk does otherwise on purpose.
    private static func reasonToSkip(_ row: Suite.Parameters?, _ service: String) -> String? {
        guard let row else { return "no region is us-east-1 here" }
        if service == "route53", row.region == "cn-northwest-1", row.usesFIPS == true, row.usesDualStack == true {
            return "the name is AWS's own slip"
        }
        return row.usesGlobalEndpoint == true ? "STS is asked in its region, never at the legacy global endpoint" : nil
    }
}

/// A service with the location that botocore's cases give it.
private protocol ServiceAnywhere: Sendable {
    static var service: AWSService { get }
}

private enum KMSAnywhere: ServiceAnywhere {
    static let service = AWSService.kms.inEveryRegion
}

private enum DomainsAnywhere: ServiceAnywhere {
    static let service = AWSService.route53Domains.inEveryRegion
}

extension AWSService {
    fileprivate var inEveryRegion: AWSService {
        var service = self
        service.location = .regional
        return service
    }
}

private struct RegionalRead<Place: ServiceAnywhere>: AWSCore.Operation {
    static var service: AWSService { Place.service }
    static var name: String { "Read" }
    static var repeatability: Repeatability { .repeatable }

    var request: OperationRequest { OperationRequest(.post) }
    func response(from reply: HTTPResponse) throws -> Int { reply.status }
}
