import Crypto
import DNSSEC
import Foundation
import Testing

@testable import Onboarding

/// Over many keys and every form: what is handed over has the octets that were verified, whole, and no others.
struct HandoverPropertyTests {
    /// A key of a private number that follows from the seed.
    private static func handover(_ seed: UInt64) throws -> DelegationHandover {
        var generator = SeededGenerator(seed: seed)
        let scalar = (0..<32).map { _ in UInt8.random(in: 1...254, using: &generator) }
        let key = try P256.Signing.PrivateKey(rawRepresentation: scalar).publicKey
        let name = HandoverTests.names[Int(seed) % HandoverTests.names.count]
        return try DelegationHandover(PredictedRecords(publicKeyDER: [UInt8](key.derRepresentation), zoneName: name))
    }

    /// The runs of characters that could be a digest or a key, which have 64, 88 or 96; addresses are shorter.
    private static func runs(in text: String) -> [String] {
        text.split(whereSeparator: { !$0.isASCII || !($0.isLetter || $0.isNumber || "+/=".contains($0)) })
            .map(String.init).filter { $0.count >= 60 }
    }

    @Test(arguments: 1...40 as ClosedRange<UInt64>)
    func `every form has the verified digest or the verified key, whole, and no other`(seed: UInt64) throws {
        let handover = try Self.handover(seed)
        let (digest, long) = (handover.signer.digestHex, handover.longSigner.digestHex)
        let key = Base64.encode(handover.key.publicKey)
        for format in HandoverFormat.all {
            // dig parts the last eight digits from the others.
            let text = handover.text(format).replacing("\(digest.prefix(56)) ", with: digest.prefix(56))
            let runs = Self.runs(in: text)
            let known = [digest, digest.lowercased(), long, key]
            #expect(!runs.isEmpty && runs.allSatisfy(known.contains), "\(format.name): \(runs)")
            guard case .registrar(let registrar) = format else { continue }
            let hasDigest = runs.contains { $0.uppercased() == digest }
            #expect(hasDigest == (registrar.subject != .key), "\(format.name)")
            #expect(runs.contains(key) == (registrar.subject != .signer), "\(format.name)")
        }
    }

    @Test(arguments: 1...40 as ClosedRange<UInt64>)
    func `a DS record in a text is read back as the verified one`(seed: UInt64) throws {
        let handover = try Self.handover(seed)
        #expect(handover.signer.matches(handover.key, owner: handover.owner))
        for form in [HandoverFormat.RecordForm.route53, .lowercase] {
            #expect(try DelegationSigner(parsing: handover.text(.record(form))) == handover.signer)
        }
        let data = handover.text(.record(.dnskey)).split(separator: "\n").first.map(String.init)
        #expect(try DNSKEY(parsing: try #require(data)) == handover.key)
    }
}
