import AWSCore
import Testing

@testable import Onboarding

struct RefusalExplanationTests {
    /// The errors that botocore 1.43.11's model lists for the DNSSEC operations, GetChange and GetHostedZone.
    static let documented: [AWSError.Code] = [
        "ConcurrentModification", "DNSSECNotFound", "HostedZonePartiallyDelegated", "InvalidArgument", "InvalidInput",
        "InvalidKMSArn", "InvalidKeySigningKeyName", "InvalidKeySigningKeyStatus", "InvalidSigningStatus",
        "KeySigningKeyAlreadyExists", "KeySigningKeyInParentDSRecord", "KeySigningKeyInUse",
        "KeySigningKeyWithActiveStatusNotFound", "NoSuchChange", "NoSuchHostedZone", "NoSuchKeySigningKey",
        "TooManyKeySigningKeys",
    ]

    static let general: [AWSError.Code] = [
        "PriorRequestNotComplete", "Throttling", "AccessDenied", "AccessDeniedException", "ExpiredToken",
        "ExpiredTokenException", "InvalidClientTokenId", "UnrecognizedClientException", "SignatureDoesNotMatch",
        "InvalidSignatureException",
    ]

    @Test(arguments: documented + general)
    func `each documented code has a sentence on its meaning and one on what to do`(code: AWSError.Code) throws {
        let explanation = try #require(RefusalExplanation(code))
        for sentence in [explanation.meaning, explanation.nextStep] {
            #expect(sentence.hasSuffix("."))
            #expect(sentence.first?.isUppercase == true)
            #expect((20...200).contains(sentence.count))
        }
        #expect(explanation.text == "\(explanation.meaning) \(explanation.nextStep)")
    }

    @Test func `no two codes of Route 53 mean the same`() {
        let meanings = Self.documented.compactMap { RefusalExplanation($0)?.meaning }
        #expect(Set(meanings).count == Self.documented.count)
    }

    @Test func `nothing is made up about a code that is not known`() {
        #expect(RefusalExplanation("SomethingNew") == nil)
        #expect(RefusalExplanation("") == nil)
    }
}
