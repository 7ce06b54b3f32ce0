import AWSCore
import DNSSEC
import KSKClient
import Onboarding
import Testing

@Suite struct RecordTests {
    // RFC 6605 section 6.1; the digest for example.com. was computed with ldns-key2ds and dnspython.
    @Test(arguments: [
        ("example.net.", Sample.digest),
        ("example.com.", "5CF0895FFC0F5544C1260E1F35ED9B80A648D87B8AA335312B552EC003D1D830"),
        ("EXAMPLE.com.", "5CF0895FFC0F5544C1260E1F35ED9B80A648D87B8AA335312B552EC003D1D830"),
    ])
    func `records are computed from the public key and the name`(zone: String, digest: String) throws {
        let records = try PredictedRecords(publicKeyDER: Sample.publicKeyDER, zoneName: zone)
        #expect(records.ds.description == "55648 13 2 \(digest)")
        #expect(records.dnskey.description == "257 3 13 \(Sample.publicKey)")
    }

    @Test func `names with Route 53's octal escapes are read as such`() throws {
        let records = try PredictedRecords(publicKeyDER: Sample.publicKeyDER, zoneName: "\\052.example.")
        #expect(records.owner.labels.first == Array("*".utf8))
    }

    @Test func `a key that is not on P-256 is refused`() {
        #expect(throws: PublicKeyError.self) {
            _ = try PredictedRecords(publicKeyDER: Array(Sample.publicKeyDER.dropLast()), zoneName: "example.net.")
        }
    }

    @Test func `what Route 53 says is equal when all its fields are`() throws {
        let predicted = try PredictedRecords(publicKeyDER: Sample.publicKeyDER, zoneName: "example.net.")
        var key = Sample.keySigningKey()
        #expect(RecordComparison(keySigningKey: key, predicted: predicted) == .equal)
        key.digestValue = Sample.digest.lowercased()
        key.dsRecord = "55648  13 2 \(Sample.digest.lowercased())"
        #expect(RecordComparison(keySigningKey: key, predicted: predicted) == .equal)
        key = KeySigningKey(name: "ksk_1", kmsARN: "", dsRecord: key.dsRecord, dnskeyRecord: key.dnskeyRecord)
        #expect(RecordComparison(keySigningKey: key, predicted: predicted) == .equal)
    }

    /// A change to one field of what Route 53 says, and the sentence about it.
    struct Change: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var change: @Sendable (inout KeySigningKey) -> Void

        init(_ expected: String, _ change: @escaping @Sendable (inout KeySigningKey) -> Void) {
            testDescription = expected
            self.change = change
        }
    }

    static let changes: [Change] = [
        .init("the key tag: Route 53 said 1, computed is 55648") { $0.keyTag = 1 },
        .init("the flags: Route 53 said 256, computed is 257") { $0.flag = 256 },
        .init("the algorithm: Route 53 said 8, computed is 13") { $0.signingAlgorithmType = 8 },
        .init("the algorithm's name: Route 53 said RSASHA256") { $0.signingAlgorithmMnemonic = "RSASHA256" },
        .init("the digest type: Route 53 said 4, computed is 2") { $0.digestAlgorithmType = 4 },
        .init("the digest type's name: Route 53 said SHA-384") { $0.digestAlgorithmMnemonic = "SHA-384" },
        .init("the digest: Route 53 said AB, computed is B4C8") { $0.digestValue = "AB" },
        .init("the public key: Route 53 said xyz, computed is Goj") { $0.publicKey = "xyz" },
        .init("the DS record: Route 53 said 55649 13 2") { $0.dsRecord = "55649 13 2 \(Sample.digest)" },
        .init("the DS record: Route 53 gave none, computed is 55648 13 2") { $0.dsRecord = nil },
        .init("the DS record: Route 53 said \"nonsense\", which cannot be read") { $0.dsRecord = "nonsense" },
        .init("the DNSKEY record: Route 53 said 256 3 13") { $0.dnskeyRecord = "256 3 13 \(Sample.publicKey)" },
        .init("the DNSKEY record: Route 53 gave none") { $0.dnskeyRecord = nil },
    ]

    @Test(arguments: changes)
    func `every field that differs is named`(_ change: Change) throws {
        let predicted = try PredictedRecords(publicKeyDER: Sample.publicKeyDER, zoneName: "example.net.")
        var key = Sample.keySigningKey()
        change.change(&key)
        guard case .differs(let fields) = RecordComparison(keySigningKey: key, predicted: predicted) else {
            Issue.record("equal")
            return
        }
        #expect(fields.count == 1)
        #expect(fields.first?.hasPrefix(change.testDescription) == true, "\(fields)")
    }

    @Test func `the same key in another zone differs by its digest`() throws {
        let predicted = try PredictedRecords(publicKeyDER: Sample.publicKeyDER, zoneName: "example.com.")
        guard case .differs(let fields) = RecordComparison(keySigningKey: Sample.keySigningKey(), predicted: predicted)
        else {
            Issue.record("equal")
            return
        }
        #expect(fields.count == 2)
    }
}
