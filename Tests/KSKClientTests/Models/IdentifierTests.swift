import AWSCore
import Foundation
import KSKClient
import Testing

struct IdentifierTests {
    @Test(arguments: [
        "Z1D633PJN98FT9", "/hostedzone/Z1D633PJN98FT9", "hostedzone/Z1D633PJN98FT9",
        "arn:aws:route53:::hostedzone/Z1D633PJN98FT9", "arn:aws-us-gov:route53:::hostedzone/Z1D633PJN98FT9",
    ])
    func `a zone's id loses its prefix`(text: String) {
        #expect(HostedZoneID(text)?.rawValue == "Z1D633PJN98FT9")
    }

    @Test(arguments: [
        "", "/", "/hostedzone/", "hostedzone", "example.com", "z1d633", "Z1/Z2", "/change/C1", "Z1 ", " Z1", "Z1\n",
        "Zé",
        "//hostedzone/Z1", "/hostedzone//Z1", "arn:aws:route53:::change/C1", "arn:aws:kms:::hostedzone/Z1",
        "arn:aws:route53:::hostedzone/", "x:Z1", "Z" + String(repeating: "1", count: 32),
        String(repeating: "Z", count: 1_000_000),
    ])
    func `what is no zone's id is nil`(text: String) {
        #expect(HostedZoneID(text) == nil)
    }

    @Test func `the longest id has 32 characters`() {
        #expect(HostedZoneID(String(repeating: "Z", count: 32)) != nil)
    }

    @Test(arguments: ["C2682N5HXP0BZ4", "/change/C2682N5HXP0BZ4", "change/C2682N5HXP0BZ4"])
    func `a change's id loses its prefix`(text: String) {
        #expect(ChangeID(text)?.rawValue == "C2682N5HXP0BZ4")
    }

    @Test(arguments: ["", "/change/", "C 1", "C/1", "/hostedzone/Z1", "Cé"])
    func `what is no change's id is nil`(text: String) {
        #expect(ChangeID(text) == nil)
    }

    @Test func `a key's ARN has its parts`() throws {
        let arn = try #require(KMSKeyARN("arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"))
        #expect(arn.keyID == "1234abcd-12ab-34cd-56ef-1234567890ab")
        #expect(arn.region == .usEast1)
        #expect(arn.account.rawValue == "111122223333")
        #expect(arn.partition == "aws")
        #expect(!arn.isMultiRegion)
        #expect(KMSKeyIdentifier(arn).rawValue == arn.description)
    }

    @Test(arguments: [
        "arn:aws-us-gov:kms:us-gov-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
        "arn:aws:kms:eu-west-1:111122223333:key/mrk-1234abcd12ab34cd56ef1234567890ab",
    ])
    func `keys of other partitions, regions and kinds have ARNs too`(text: String) {
        #expect(KMSKeyARN(text)?.description == text)
        #expect(KMSKeyARN(text)?.isMultiRegion == text.contains("mrk-"))
    }

    @Test(arguments: [
        "", "1234abcd-12ab-34cd-56ef-1234567890ab", "alias/x", "arn:aws:kms:us-east-1:111122223333:alias/x",
        "arn:aws:kms:us-east-1:11112222333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
        "arn:aws:kms::111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
        "arn:aws:kms:us-east-1:111122223333:key/1234ABCD-12ab-34cd-56ef-1234567890ab",
        "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890a",
        "arn:aws:kms:us-east-1:111122223333:key/1234abcd12ab34cd56ef1234567890ab",
        "arn:aws:kms:us-east-1:111122223333:key/mrk-1234", "arn:aws:kms:us-east-1:111122223333:key/",
        "arn:aws:iam:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
        "arn:google:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
        "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab\n",
        "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab:x",
        "arn:aws:kms:us east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
    ])
    func `what is no key's ARN is nil`(text: String) {
        #expect(KMSKeyARN(text) == nil)
    }

    private struct Record: Codable, Equatable {
        var zone: HostedZoneID
        var key: KMSKeyARN
        var name: KeySigningKeyName
    }

    @Test func `identifiers are written as their texts, and read back if they are valid`() throws {
        let record = Record(
            zone: try #require(HostedZoneID("/hostedzone/Z1")),
            key: try #require(KMSKeyARN("arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab")),
            name: "ksk_1")
        let data = try JSONEncoder().encode(record)
        #expect(String(decoding: data, as: UTF8.self).contains("\"zone\":\"Z1\""))
        #expect(try JSONDecoder().decode(Record.self, from: data) == record)
        let bad = Data("{\"zone\": \"a b\", \"key\": \"x\", \"name\": \"n\"}".utf8)
        #expect(throws: DecodingError.self) { try JSONDecoder().decode(Record.self, from: bad) }
    }
}
