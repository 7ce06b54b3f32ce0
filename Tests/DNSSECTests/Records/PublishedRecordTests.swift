import DNSSEC
import Foundation
import Testing

/// Records that RFCs and IANA publish.
struct PublishedRecordTests {
    /// RFC 6605 section 6.1: P-256.
    static let rfc6605P256 =
        "257 3 13 GojIhhXUN/u4v54ZQqGSnyhWJwaubCvTmeexv7bR6edbkrSqQpF64cYbcB7wNcP+e+MAnLr+Wi9xMWyQLc8NAA=="
    /// RFC 6605 section 6.2: P-384.
    static let rfc6605P384 =
        "257 3 14 xKYaNhWdGOfJ+nPrL8/arkwf2EY3MDJ+SErKivBVSum1w/egsXvSADtNJhyem5RCOpgQ6K8X1DRSEkrbYQ+OB+v8/uX45NBwY8rp"
        + "65F6Glur8I/mlVNgF6W/qTI37m40"

    @Test func `RFC 6605 section 6.1 gives its P-256 key tag 55648 and its DS`() throws {
        let key = try DNSKEY(parsing: Self.rfc6605P256)
        let owner = try DomainName("example.net.")
        #expect(key.keyTag == 55648)
        let record = try DelegationSigner(of: key, owner: owner, digestType: .sha256)
        #expect(
            record.description == "55648 13 2 B4C8C1FE2E7477127B27115656AD6256F424625BF5C1E2770CE6D6E37DF61D17")
    }

    @Test func `RFC 6605 section 6.2 gives its P-384 key tag 10771 and its DS`() throws {
        let key = try DNSKEY(parsing: Self.rfc6605P384)
        let record = try DelegationSigner(of: key, owner: try DomainName("example.net"), digestType: .sha384)
        #expect(
            record.description
                == "10771 14 4 72D7B62976CE06438E9C0BF319013CF801F09ECC84B8D7E9495F27E305C6A9B0563A9B5F4D288405C3008A94"
                + "6DF983D6")
    }
}
