import AWSCore
import KSKClient
import Onboarding
import Resolver
import Testing

@Suite struct ReportTests {
    private func report(
        _ serving: ServeSignature, status: KeySigningKeyStatus = .active, isSandbox: Bool = false,
        _ change: (inout KeySigningKey) -> Void = { _ in }
    ) throws -> String {
        var key = Sample.keySigningKey(status: status)
        change(&key)
        let predicted = try PredictedRecords(publicKeyDER: Sample.publicKeyDER, zoneName: "example.net.")
        let zone = Sample.zoneFacts(serving, keys: [key])
        return Report(zone: zone, key: key, predicted: predicted, isSandbox: isSandbox).lines.joined(separator: "\n")
    }

    @Test func `a zone that is not signed must not have its DS published yet`() throws {
        #expect(
            try report(.notSigning) == """
                Zone    example.net.  (Z1D633PJN98FT9, NOT_SIGNING)
                KSK     ksk_1  (ACTIVE)
                KMS     \(Sample.keyARNText)
                DS      example.net. IN DS 55648 13 2 \(Sample.digest)
                DNSKEY  example.net. IN DNSKEY 257 3 13 \(Sample.publicKey)
                        Computed from the KMS public key, and equal to what Route 53 says.
                Do NOT give this DS to the parent yet: the zone is not signed.
                A parent with a DS and a zone without signatures is an outage for everyone who validates.
                First:
                  - enable signing: aws route53 enable-hosted-zone-dnssec --hosted-zone-id Z1D633PJN98FT9
                  - wait until the zone is SIGNING, and then for as long as the longest TTL in the zone
                Then give the DS to the registrar, or to whoever runs the parent zone.
                """)
    }

    @Test func `a zone that is signed may have its DS published`() throws {
        let text = try report(.signing)
        #expect(text.contains("DS      example.net. IN DS 55648 13 2 \(Sample.digest)\n"))
        #expect(text.contains("Next: make sure that the zone has been SIGNING"))
        #expect(!text.contains("NOT"))
    }

    @Test(arguments: [
        (Verdict.secure, "Next: make sure that the zone has been SIGNING"),
        (.mixed, "Do NOT give this DS to the parent yet: not every name server is proved"),
        (.unreachable, "Ask again with ksk verify example.net --ds"),
    ])
    func `what the name servers said decides whether a signed zone may have its DS published`(
        verdict: Verdict, words: String
    ) throws {
        let key = Sample.keySigningKey()
        let predicted = try PredictedRecords(publicKeyDER: Sample.publicKeyDER, zoneName: "example.net.")
        let proofs = ZoneProofs(proposed: Proof(of: predicted.owner, verdict, reason: "they say so"))
        let report = Report(
            zone: Sample.zoneFacts(.signing, keys: [key]), key: key, predicted: predicted, proofs: proofs)
        #expect(report.lines.contains("Proof   with this DS: \(verdict.rawValue): they say so"))
        #expect(report.lines.contains { $0.hasPrefix(words) })
    }

    @Test(arguments: [
        (ServeSignature.signing, KeySigningKeyStatus.inactive, "yet: the KSK is INACTIVE, not ACTIVE"),
        (.signing, .inactive, "  - activate the KSK"),
        (.signing, .actionNeeded, "  - repair the KMS key (ksk check-key says what is wrong)"),
        (.signing, .deleting, "  - make another KSK"),
        (.actionNeeded, .active, "yet: the zone's signing is ACTION_NEEDED"),
        (.deleting, .active, "yet: the zone's signing is DELETING"),
        ("SOMETHING_NEW", .active, "yet: the zone's signing is SOMETHING_NEW"),
    ])
    func `whatever else is not in order comes first too`(
        serving: ServeSignature, status: KeySigningKeyStatus, expected: String
    ) throws {
        #expect(try report(serving, status: status).contains(expected))
    }

    @Test func `a record that differs is not shown as usable`() throws {
        let text = try report(.signing) { $0.keyTag = 1 }
        #expect(text.contains("DO NOT USE the DS record of this key"))
        #expect(text.contains("  - the key tag: Route 53 said 1, computed is 55648"))
        #expect(!text.contains("DS      "))
        #expect(!text.contains("IN DS"))
    }

    @Test func `a record that cannot be computed is not called proven`() {
        let report = Report(zone: Sample.zoneFacts(.signing), key: Sample.keySigningKey(), predicted: nil)
        #expect(report.lines.contains { $0.contains("the DS record is not proven") })
        #expect(report.lines.contains { $0.hasPrefix("Do NOT give this DS to the parent before") })
    }

    @Test func `a request without an answer is not called failed`() {
        let report = Report(unanswered: Sample.request, isSandbox: true)
        #expect(
            report.lines == [
                "SANDBOX: none of this is real.",
                "The request for the key-signing key ksk_1 of example.net was sent, and its answer was not seen.",
                "It is in the journal: start ksk again, and it asks Route 53 what became of it. No second key is made.",
            ])
    }

    @Test func `a request that failed says why, without what a terminal would obey`() {
        let report = Report(failed: Sample.request, because: "no\u{1B}[2J")
        #expect(report.lines == ["The key-signing key ksk_1 of example.net was not made: no?[2J"])
    }

    @Test func `the sandbox says so first`() throws {
        #expect(try report(.signing, isSandbox: true).hasPrefix("SANDBOX: none of this is real.\n"))
    }

    @Test func `what a terminal would obey is not printed`() throws {
        let text = try report(.signing) { $0.name = "ksk\u{1B}]52;c;eA\u{7}\u{202E}\u{9B}1" }
        #expect(text.contains("ksk?]52;c;eA???1"))
    }
}
