import Foundation
import Testing

@testable import AWSCore

struct EndpointTests {
    private static func service(_ prefix: String, _ location: AWSService.Location) -> AWSService {
        AWSService(
            name: prefix, endpointPrefix: prefix, signingName: prefix, wireProtocol: .json(targetPrefix: "T"),
            variableSuffix: prefix.uppercased(), location: location)
    }

    private static let route53 = service("route53", .global)
    private static let kms = service("kms", .firstRegion)
    private static let sts = service("sts", .regional)

    @Test(arguments: [
        ("us-east-1", "route53.amazonaws.com", "us-east-1"), ("eu-west-1", "route53.amazonaws.com", "us-east-1"),
        ("cn-north-1", "route53.amazonaws.com.cn", "cn-northwest-1"),
        ("us-gov-east-1", "route53.us-gov.amazonaws.com", "us-gov-west-1"),
        ("us-iso-east-1", "route53.c2s.ic.gov", "us-iso-east-1"),
        ("us-isob-east-1", "route53.sc2s.sgov.gov", "us-isob-east-1"),
        ("eu-isoe-west-1", "route53.cloud.adc-e.uk", "eu-isoe-west-1"),
        ("us-isof-south-1", "route53.csp.hci.ic.gov", "us-isof-south-1"),
        ("eusc-de-east-1", "route53.amazonaws.eu", "eusc-de-east-1"),
    ])
    func `Route 53 has one endpoint and one signing region a partition`(region: String, host: String, signed: String)
        throws
    {
        let endpoint = try Endpoint(of: Self.route53, region: Region(rawValue: region), overrides: EndpointOverrides())
        #expect(endpoint.host == host)
        #expect(endpoint.scheme == "https")
        #expect(endpoint.signingRegion.rawValue == signed)
    }

    @Test(arguments: [
        ("eu-west-1", "kms.us-east-1.amazonaws.com", "sts.eu-west-1.amazonaws.com"),
        ("us-gov-east-1", "kms.us-gov-west-1.amazonaws.com", "sts.us-gov-east-1.amazonaws.com"),
        ("cn-north-1", "kms.cn-northwest-1.amazonaws.com.cn", "sts.cn-north-1.amazonaws.com.cn"),
    ])
    func `KMS is asked in the first region, STS in the configured one`(region: String, kms: String, sts: String) throws
    {
        let region = Region(rawValue: region)
        #expect(try Endpoint(of: Self.kms, region: region, overrides: EndpointOverrides()).host == kms)
        let endpoint = try Endpoint(of: Self.sts, region: region, overrides: EndpointOverrides())
        #expect(endpoint.host == sts)
        #expect(endpoint.signingRegion == region)
    }

    @Test(arguments: [
        ("us-east-1", true, false, "route53-fips.amazonaws.com", "sts-fips.us-east-1.amazonaws.com"),
        ("us-east-1", false, true, "route53.global.api.aws", "sts.us-east-1.api.aws"),
        ("us-east-1", true, true, "route53-fips.global.api.aws", "sts-fips.us-east-1.api.aws"),
        ("us-gov-west-1", true, false, "route53.us-gov.amazonaws.com", "sts.us-gov-west-1.amazonaws.com"),
        ("us-gov-west-1", true, true, "route53.us-gov.api.aws", "sts-fips.us-gov-west-1.api.aws"),
    ])
    func `FIPS and dual-stack endpoints have their own names`(
        region: String, fips: Bool, dualStack: Bool, route53: String, sts: String
    ) throws {
        let variant = EndpointVariant(usesFIPS: fips, usesDualStack: dualStack)
        for (var service, host) in [(Self.route53, route53), (Self.sts, sts)] {
            service.partitionsWithoutFIPSName = ["aws-us-gov"]
            let endpoint = try Endpoint(
                of: service, region: Region(rawValue: region), overrides: EndpointOverrides(), variant: variant)
            #expect(endpoint.host == host)
        }
    }

    @Test func `they exclude an override`() {
        let overrides = EndpointOverrides(url: "http://h")
        for variant in [EndpointVariant(usesFIPS: true), EndpointVariant(usesDualStack: true)] {
            let error = #expect(throws: EndpointError.self) {
                try Endpoint(of: Self.sts, region: .usEast1, overrides: overrides, variant: variant)
            }
            #expect(
                error?.description.hasSuffix(
                    "the endpoint URL of --endpoint-url exclude each other; unset one of the two") == true)
        }
        #expect(throws: EndpointError.noDualStack(service: "route53", partition: "aws-iso")) {
            try Endpoint(
                of: Self.route53, region: "us-iso-east-1", overrides: EndpointOverrides(),
                variant: EndpointVariant(usesDualStack: true))
        }
    }

    @Test func `an override changes where, not for which region`() throws {
        let overrides = EndpointOverrides(url: "http://127.0.0.1:5555")
        let endpoint = try Endpoint(of: Self.route53, region: "eu-west-1", overrides: overrides)
        #expect(endpoint.host == "127.0.0.1")
        #expect(endpoint.port == 5555)
        #expect(endpoint.scheme == "http")
        #expect(endpoint.signingRegion == .usEast1)
        #expect(try Endpoint(of: Self.sts, region: "eu-west-1", overrides: overrides).signingRegion == "eu-west-1")
    }

    @Test(arguments: [
        "", "evil.com/", "us east 1", "US-EAST-1", "us-east-1\n", "a@b", String(repeating: "a", count: 64),
    ])
    func `a region is no way into the host's name`(region: String) {
        #expect(throws: EndpointError.invalidRegion(region)) {
            try Endpoint(of: Self.sts, region: Region(rawValue: region), overrides: EndpointOverrides())
        }
    }

    @Test(arguments: [
        ("http://h", "/", "/"), ("http://h/", "/", "/"), ("http://h/base/path/", "/", "/base/path/"),
        ("http://h/base", "/", "/base"),
        ("http://h/base/path/", "/2013-04-01/x", "/base/path/2013-04-01/x"),
        ("http://h/base/path", "/2013-04-01/x", "/base/path/2013-04-01/x"), ("http://h//", "/x", "/x"),
        ("http://h/b%20c", "/x", "/b%20c/x"),
    ])
    func `an override's path comes before the operation's`(url: String, path: String, sent: String) throws {
        let endpoint = try Endpoint(of: Self.kms, region: .usEast1, overrides: EndpointOverrides(url: url))
        var request = OperationRequest(.post)
        request.path = path
        #expect(endpoint.path(of: request) == sent)
    }

    @Test(
        arguments: [
            ("http://h", "http", "h", nil), ("HTTPS://h:8443", "https", "h", 8443),
            ("http://[::1]:80", "http", "[::1]", 80),
            ("http://[fd00:ec2::23]", "http", "[fd00:ec2::23]", nil),
            ("http://a_b-c.example", "http", "a_b-c.example", nil),
        ] as [(String, String, String, Int?)])
    func `URLs are read`(text: String, scheme: String, host: String, port: Int?) throws {
        let url = try EndpointURL(.init(url: text, source: "test"))
        #expect(url.scheme == scheme)
        #expect(url.host == host)
        #expect(url.port == port)
    }

    @Test(arguments: [
        "", "h", "h:80", "ftp://h", "http:/h", "http://", "http:///p", "http://:80", "http://h:", "http://h:0",
        "http://h:65536", "http://h:x", "http://h:-1", "http://user@h", "http://u:p@h", "http://h?q", "http://h#f",
        "http://a b", "http://h\n", "http://é.example", "http://[::1", "http://[]", "http://[g]", "http://h\\x",
        "http://h:80:80", "http://[::1]x", " http://h",
    ])
    func `what cannot be asked is refused, with its source`(text: String) {
        let error = #expect(throws: EndpointError.self) {
            try EndpointURL(.init(url: text, source: "AWS_ENDPOINT_URL"))
        }
        #expect(error?.description.hasPrefix("the endpoint URL of AWS_ENDPOINT_URL is not usable: ") == true)
    }
}
