import DNSSEC
import Foundation
import Testing

@testable import Onboarding

/// What operators hand over, read back by parsers that are not ours wherever there is one.
struct HandoverTests {
    /// The key of RFC 6605 section 6.1, whose DS record is printed there.
    static let publicKey = "GojIhhXUN/u4v54ZQqGSnyhWJwaubCvTmeexv7bR6edbkrSqQpF64cYbcB7wNcP+e+MAnLr+Wi9xMWyQLc8NAA=="
    static let digest = "B4C8C1FE2E7477127B27115656AD6256F424625BF5C1E2770CE6D6E37DF61D17"

    /// Names that have a meaning in one of the languages around them.
    static let names = [
        "example.net.", "0\\0572.2.0.192.in-addr.arpa.", "\\042q\\042.example.", "a\\044{b}.example.",
        "it\\047s.example.", "\\074&\\076.example.", "%{x}.example.", "back\\134slash.example.",
    ]

    static func handover(_ name: String = "example.net.") throws -> DelegationHandover {
        let raw = try Base64.decode(publicKey)
        let der = try P256PublicKey(rawRepresentation: raw).subjectPublicKeyInfo
        return try DelegationHandover(PredictedRecords(publicKeyDER: der, zoneName: name))
    }

    @Test(arguments: [
        ("route53", "55648 13 2 \(digest)"),
        ("zone-file", "example.net. 3600 IN DS 55648 13 2 \(digest)"),
        ("dsfromkey", "example.net. IN DS 55648 13 2 \(digest.lowercased())"),
        ("dig", "example.net. 3600 IN DS 55648 13 2 \(digest.prefix(56)) \(digest.suffix(8))"),
        ("lowercase", "55648 13 2 \(digest.lowercased())"),
        (
            "fields",
            """
            Key tag      55648
            Algorithm    13 - ECDSA/SHA-256 (ECDSAP256SHA256)
            Digest type  2 - SHA-256
            Digest       \(digest)
            """
        ),
        ("dnskey", "257 3 13 \(publicKey)\nexample.net. 3600 IN DNSKEY 257 3 13 \(publicKey)"),
        (
            "key-fields",
            """
            Flags       257
            Protocol    3
            Algorithm   13 - ECDSA/SHA-256 (ECDSAP256SHA256)
            Public key  \(publicKey)
            """
        ),
    ])
    func `a record has the form that was asked for`(name: String, text: String) throws {
        let format = try #require(HandoverFormat(name))
        #expect(try Self.handover().text(format) == text)
    }

    @Test func `every form has a name of its own, and is found by it`() {
        let names = HandoverFormat.all.map(\.name)
        #expect(Set(names).count == names.count)
        #expect(names.map(HandoverFormat.init) == HandoverFormat.all)
        #expect(HandoverFormat("registrar:nobody") == nil)
        #expect(HandoverFormat("") == nil)
    }

    @Test(arguments: HandoverFormat.all.map(\.name)) func `every form says only what was verified`(name: String) throws
    {
        let format = try #require(HandoverFormat(name))
        let text = try Self.handover().text(format)
        let long = try Self.handover().longSigner.digestHex
        // Whatever looks like a digest is one of the two, whatever looks like a key is the key.
        let compact = text.replacingOccurrences(of: "\(Self.digest.prefix(56)) ", with: Self.digest.prefix(56))
        for word in compact.split(whereSeparator: { !($0.isLetter || $0.isNumber || "+/=".contains($0)) }) {
            guard word.count > 50, !word.contains("//") else { continue }
            let isKnown = [Self.digest, long, Self.publicKey].contains { known in
                word.uppercased().contains(known.uppercased())
            }
            #expect(isKnown, "\(word)")
        }
        #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || (0x20...0x7E).contains($0.value) })
    }

    @Test(arguments: names) func `JSON is read by Foundation`(name: String) throws {
        let handover = try Self.handover(name)
        let text = handover.text(.snippet(.json))
        let object = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        #expect(object["domain"] as? String == String(handover.owner.description.dropLast()))
        #expect(object["keyTag"] as? Int == Int(handover.signer.keyTag))
        #expect(object["algorithm"] as? Int == 13)
        #expect(object["digestType"] as? Int == 2)
        #expect(object["digest"] as? String == handover.signer.digestHex)
        #expect(object["flags"] as? Int == 257)
        #expect(object["protocol"] as? Int == 3)
        #expect(object["publicKey"] as? String == Self.publicKey)
    }

    @Test(arguments: names) func `the change batch is read by Foundation, and has Route 53's name`(name: String) throws
    {
        let handover = try Self.handover(name)
        let text = handover.text(.snippet(.changeBatch))
        let object = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        let change = try #require((object["Changes"] as? [[String: Any]])?.first)
        let set = try #require(change["ResourceRecordSet"] as? [String: Any])
        #expect(change["Action"] as? String == "UPSERT")
        #expect(try DomainName(route53: #require(set["Name"] as? String)) == handover.owner)
        #expect(set["Type"] as? String == "DS")
        #expect(set["TTL"] as? Int == 300)
        #expect((set["ResourceRecords"] as? [[String: String]])?.first?["Value"] == handover.signer.description)
    }

    @Test func `a registrar's form has its own words in its own order`() throws {
        let hetzner = try #require(HandoverFormat("registrar:hetzner"))
        let expected = """
            Hetzner asks for:
            Tag/ID      55648
            Encryption  13 - ECDSA/SHA-256 (ECDSAP256SHA256)
            Hash type   2 - SHA-256
            Hash        \(Self.digest)
            """
        #expect(try Self.handover().text(hetzner) == expected)
        let ionos = try #require(HandoverFormat("registrar:ionos"))
        #expect(try Self.handover().text(ionos).hasPrefix("IONOS asks for (unverified):\n"))
        #expect(Registrar.all.count >= 20)
        #expect(Registrar.all.map(\.name).sorted { $0.lowercased() < $1.lowercased() } == Registrar.all.map(\.name))
    }
}
