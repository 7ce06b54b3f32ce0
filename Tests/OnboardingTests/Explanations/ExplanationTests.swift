import AWSCore
import Foundation
import Onboarding
import Testing

@Suite struct ExplanationTests {
    @Test func `every item of the checklist has one, with a source`() {
        #expect(Explanation.all.prefix(CheckID.allCases.count).map(\.id) == CheckID.allCases.map(\.rawValue))
        for explanation in Explanation.all {
            #expect(!explanation.title.isEmpty && !explanation.paragraphs.isEmpty, "\(explanation.id)")
            #expect(!explanation.sources.isEmpty, "\(explanation.id)")
            #expect(explanation.paragraphs.allSatisfy { $0.hasSuffix(".") || $0.hasSuffix(")") }, "\(explanation.id)")
            #expect(explanation.lines.last?.hasPrefix("Source: ") == true)
        }
        #expect(Set(Explanation.all.map(\.id)).count == Explanation.all.count)
    }

    @Test(arguments: [
        AWSError.Code.concurrentModification, .dnssecNotFound, .hostedZonePartiallyDelegated, .invalidArgument,
        .invalidDomainName, .invalidInput, .invalidKeySigningKeyName, .invalidKeySigningKeyStatus, .invalidKMSArn,
        .invalidSigningStatus, .keySigningKeyAlreadyExists, .keySigningKeyInParentDSRecord, .keySigningKeyInUse,
        .keySigningKeyWithActiveStatusNotFound, .noSuchChange, .noSuchHostedZone, .noSuchKeySigningKey,
        .priorRequestNotComplete, .tooManyKeySigningKeys, .disabledException, .dryRunOperationException,
        .invalidArnException, .invalidKeyUsageException, .invalidMarkerException, .keyUnavailableException,
        .kmsInvalidStateException, .notFoundException, .unsupportedOperationException, .accessDenied,
        .accessDeniedException, .expiredToken, .expiredTokenException, .invalidClientTokenID,
        .invalidSignatureException, .missingAuthenticationToken, .signatureDoesNotMatch, .throttling,
        .throttlingException, .unrecognizedClientException, .alreadyExistsException, .dnssecLimitExceeded,
        .duplicateRequest, .idpCommunicationError, .idpRejectedClaim, .invalidAliasNameException, .invalidChangeBatch,
        .invalidIdentityToken, .limitExceededException, .malformedPolicyDocument, .malformedPolicyDocumentException,
        .operationLimitExceeded, .packedPolicyTooLarge, .regionDisabledException, .tagException, .tldRulesViolation,
        .unsupportedTLD, "InternalFailure", "ServiceUnavailable", "KMSInternalException",
    ])
    func `every refusal that the client knows by name has one`(code: AWSError.Code) {
        #expect(Explanation.named(code.rawValue)?.id == code.rawValue)
    }

    @Test(arguments: [
        ("policy-sign", "policy-sign"), ("PolicySign", "policy-sign"), ("invalidkmsarn", "InvalidKMSArn"),
        ("KEY_STATE", "key-state"), ("region", "region"),
    ])
    func `an id is found in either case`(text: String, id: String) {
        #expect(Explanation.named(text)?.id == id)
    }

    @Test func `what is no id leads to those like it`() {
        #expect(Explanation.named("sign") == nil)
        #expect(Explanation.similar(to: "sign").contains("policy-sign"))
        #expect(Explanation.similar(to: "").isEmpty)
        #expect(Explanation.similar(to: "xyzzy").isEmpty)
    }

    @Test func `addresses are those of AWS, and only what was seen has none`() {
        for source in Explanation.Source.allCases {
            #expect(!source.title.isEmpty)
            #expect((source.address == nil) == (source == .observed))
            #expect(source.address?.hasPrefix("https://docs.aws.amazon.com/") ?? true)
        }
    }

    @Test func `the generated page is not stale`() throws {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("docs/checks.md")
        let written = try? String(contentsOf: file, encoding: .utf8)
        if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == "1", written != Explanation.page {
            try Explanation.page.write(to: file, atomically: true, encoding: .utf8)
            Issue.record("docs/checks.md was recorded: look at it")
            return
        }
        #expect(written == Explanation.page, "run make docs")
    }

    @Test func `the page has a section for each and escapes what Markdown would take`() {
        for explanation in Explanation.all { #expect(Explanation.page.contains("\n### `\(explanation.id)`\n")) }
        #expect(Explanation.page.contains(#"kms:Create\*"#))
    }
}
