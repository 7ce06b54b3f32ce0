import DNSSEC
import Foundation
import Testing

/// The one form of P-256 public keys that is taken.
struct AcceptedKeyTests {
    @Test func `there are vectors`() {
        #expect(Vectors.acceptedKeys.count >= 32)
    }

    @Test(arguments: Vectors.acceptedKeys)
    func `DER and PEM give the point that cryptography made`(vector: Vectors.AcceptedKey) throws {
        let key = try P256PublicKey(pemOrDER: Array(vector.content))
        #expect(Hexadecimal.encode(key.rawRepresentation, .lower) == vector.point)
        #expect(try P256PublicKey(rawRepresentation: key.rawRepresentation) == key)
        #expect(try P256PublicKey(subjectPublicKeyInfo: key.subjectPublicKeyInfo) == key)
        #expect(key.subjectPublicKeyInfo.count == 91)
        #expect(DNSKEY(publicKey: key).publicKey == key.rawRepresentation)
    }

    @Test func `the DER is given back octet by octet`() throws {
        let der = Vectors.acceptedKeys.map { Array($0.content) }.filter { $0.count == 91 }
        #expect(der.count == 8)
        for octets in der {
            #expect(try P256PublicKey(subjectPublicKeyInfo: octets).subjectPublicKeyInfo == octets)
        }
    }

    @Test(arguments: Vectors.acceptedKeys.filter { $0.content.count != 91 })
    func `a PEM text may come as a string`(vector: Vectors.AcceptedKey) throws {
        let text = try #require(String(data: vector.content, encoding: .utf8))
        #expect(Hexadecimal.encode(try P256PublicKey(pem: text).rawRepresentation, .lower) == vector.point)
    }

    @Test func `lines of any length, with blanks at their ends, make a PEM text`() throws {
        let key = try P256PublicKey(pemOrDER: Array(try #require(Vectors.acceptedKeys.first).content))
        let base64 = Base64.encode(key.subjectPublicKeyInfo)
        let single = "-----BEGIN PUBLIC KEY-----\n\(base64)\n-----END PUBLIC KEY-----"
        let narrow = base64.map { "\($0) \t\n" }.joined()
        #expect(try P256PublicKey(pem: single) == key)
        #expect(try P256PublicKey(pem: "-----BEGIN PUBLIC KEY----- \n\(narrow)-----END PUBLIC KEY-----\r\n") == key)
    }
}
