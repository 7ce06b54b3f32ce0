import Foundation
import Testing

@testable import AWSCore

struct IdentifierTests {
    @Test(arguments: ["123456789012", "000000000000"])
    func `twelve digits are an account`(text: String) {
        #expect(AccountID(rawValue: text)?.description == text)
    }

    @Test(arguments: [
        "", "12345678901", "1234567890123", "12345678901a", " 23456789012", "१२३४५६७८९०१२", "-12345678901",
    ])
    func `anything else is none`(text: String) {
        #expect(AccountID(rawValue: text) == nil)
    }

    @Test func `an ARN has six parts`() throws {
        let arn = try #require(ARN("arn:aws:iam::123456789012:user/ops:admin"))
        #expect(
            [arn.partition, arn.service, arn.region, arn.account, arn.resource]
                == ["aws", "iam", "", "123456789012", "user/ops:admin"])
        #expect(arn.description == "arn:aws:iam::123456789012:user/ops:admin")
    }

    @Test(arguments: [
        "", "arn", "arn:aws:iam::1", "arn::iam::1:x", "arn:aws:::1:x", "arn:aws:iam::1:", "ARN:aws:iam::1:x",
        " arn:aws:iam::1:x", "arn:aws:iam::1:x\n", "arn:aws:iam::1:a b", "arn:aws:iam::1:\u{7F}",
    ])
    func `what is no ARN is nil`(text: String) {
        #expect(ARN(text) == nil)
    }

    @Test(arguments: [
        ("us-east-1", "aws", "us-east-1"), ("eu-central-1", "aws", "us-east-1"), ("mars-north-1", "aws", "us-east-1"),
        ("cn-north-1", "aws-cn", "cn-northwest-1"), ("us-gov-east-1", "aws-us-gov", "us-gov-west-1"),
        ("us-iso-west-1", "aws-iso", "us-iso-east-1"), ("us-isob-east-1", "aws-iso-b", "us-isob-east-1"),
        ("eu-isoe-west-1", "aws-iso-e", "eu-isoe-west-1"), ("us-isof-east-1", "aws-iso-f", "us-isof-south-1"),
        ("eusc-de-east-1", "aws-eusc", "eusc-de-east-1"),
    ])
    func `a region belongs to a partition`(region: String, partition: String, first: String) {
        let found = Partition(of: Region(rawValue: region))
        #expect(found.id == partition)
        #expect(found.firstRegion.rawValue == first)
    }
}
