import DNSSEC
import Testing

/// Records that RFCs, IANA and registries publish.
struct PublishedRecordTests {
    /// RFC 4034 section 5.4, RSA with SHA-1 of `dskey.example.com.`; RFC 4509 section 2.3 has it again.
    static let rfc4034 =
        "256 3 5 AQOeiiR0GOMYkDshWoSKz9XzfwJr1AYtsmx3TGkJaNXVbfi/2pHm822aJ5iI9BMzNXxeYCmZDRD99WYwYqUSdjMmmAph"
        + "XdvxegXd/M5+X7OrzKBaMbCVdFLUUh6DhweJBjEVv5f2wwjM9XzcnOf+EPbtG9DMBmADjFDc2w/rljwvFw=="
    /// RFC 6605 section 6.1, P-256 of `example.net.`.
    static let rfc6605P256 =
        "257 3 13 GojIhhXUN/u4v54ZQqGSnyhWJwaubCvTmeexv7bR6edbkrSqQpF64cYbcB7wNcP+e+MAnLr+Wi9xMWyQLc8NAA=="
    /// RFC 6605 section 6.2, P-384 of `example.net.`.
    static let rfc6605P384 =
        "257 3 14 xKYaNhWdGOfJ+nPrL8/arkwf2EY3MDJ+SErKivBVSum1w/egsXvSADtNJhyem5RCOpgQ6K8X1DRSEkrbYQ+OB+v8/uX"
        + "45NBwY8rp65F6Glur8I/mlVNgF6W/qTI37m40"
    /// The root's KSK-2017, as Debian's dns-root-data 2024071801 has it.
    static let rootKSK2017 =
        "257 3 8 AwEAAaz/tAm8yTn4Mfeh5eyI96WSVexTBAvkMgJzkKTOiW1vkIbzxeF3+/4RgWOq7HrxRixHlFlExOLAJr5emLvN7SWX"
        + "gnLh4+B5xQlNVz8Og8kvArMtNROxVQuCaSnIDdD5LKyWbRd2n9WGe2R8PzgCmr3EgVLrjyBxWezF0jLHwVN8efS3rCj/EWgvIWgb"
        + "9tarpVUDK/b58Da+sqqls3eNbuv7pr+eoZG+SrDK6nWeL3c6H5Apxz7LjVc1uTIdsIXxuOLYA4/ilBmSVIzuDWfdRUfhHdY6+cn8"
        + "HFRm+2hM8AnXGXws9555KrUB5qihylGa8subX2Nn6UwNR1AkUTV74bU="
    /// The root's KSK-2024, as Debian's dns-root-data 2024071801 has it.
    static let rootKSK2024 =
        "257 3 8 AwEAAa96jeuknZlaeSrvyAJj6ZHv28hhOKkx3rLGXVaC6rXTsDc449/cidltpkyGwCJNnOAlFNKF2jBosZBU5eeHspaQ"
        + "WOmOElZsjICMQMC3aeHbGiShvZsx4wMYSjH8e7Vrhbu6irwCzVBApESjbUdpWWmEnhathWu1jo+siFUiRAAxm9qyJNg/wOZqqzL/"
        + "dL/q8PkcRU5oUKEpUge71M3ej2/7CPqpdVwuMoTvoB+ZOT4YeGyxMvHmbrxlFzGOHOijtzN+u1TQNatX2XBuzZNQ1K+s2CXkPIZo"
        + "7s6JgZyvaBevYtxPvYLw4z9mR7K2vaF18UYH9Z9GNUUeayffKC73PYc="

    /// Owner, DNSKEY, and the DS record that is published for them.
    static let published = [
        (
            "dskey.example.com.", rfc4034,
            "60485 5 2 D4B7D520E7BB5F0F67674A0CCEB1E3E0614B93C4F9E99B8383F6A1E4469DA50A"
        ),
        ("example.net.", rfc6605P256, "55648 13 2 B4C8C1FE2E7477127B27115656AD6256F424625BF5C1E2770CE6D6E37DF61D17"),
        (
            "example.net.", rfc6605P384,
            "10771 14 4 72D7B62976CE06438E9C0BF319013CF801F09ECC84B8D7E9495F27E305C6A9B0563A9B5F4D288405C3008A94"
                + "6DF983D6"
        ),
        // https://data.iana.org/root-anchors/root-anchors.xml
        (".", rootKSK2017, "20326 8 2 E06D44B80B8F1D39A95C0B0D7C65D08458E880409BBC683457104237C7F8EC8D"),
        (".", rootKSK2024, "38696 8 2 683D2D0ACB8C9B712A1948B27F741219298D0A450D612C483AF444A4C0FB2B16"),
        // Zones on the internet, as their parents published them.
        (
            "keken.nu.",
            "257 3 13 AicsHZhBpl0Hte9YRC2S0/IAzeE1SwQ+mqepvq3sU3rc2mZZ9l2h/ogBPIuDSZyTgtP6rKO33SmZNTJH+l27Ow==",
            "48556 13 2 91DFF53DD3C84FD32EA2243835E325F51DE21FD62ECDC28AD8E8826E00A556B2"
        ),
        (
            "cloudflare.com.",
            "257 3 13 mdsswUyr3DPW132mOi8V9xESWE8jTo0dxCjjnopKl+GqJxpVXckHAeF+KkxLbxILfDLUT0rAK9iUzy1L53eKGQ==",
            "2371 13 2 32996839A6D808AFE3EB4A795A0E6A7A39A76FC52FF228B22B76F6D63826F2B9"
        ),
    ]

    @Test(arguments: published)
    func `the published DS is computed from the published key`(owner: String, key: String, record: String) throws {
        let dnskey = try DNSKEY(parsing: key)
        let name = try DomainName(owner)
        let expected = try DelegationSigner(parsing: record)
        #expect(dnskey.description == key)
        #expect(dnskey.keyTag == expected.keyTag)
        #expect(try DelegationSigner(of: dnskey, owner: name, digestType: expected.digestType) == expected)
        #expect(expected.description == record)
        #expect(expected.matches(dnskey, owner: name))
    }

    @Test func `RFC 4034 section 5.4 has a SHA-1 record, which is recognised`() throws {
        let key = try DNSKEY(parsing: Self.rfc4034)
        let record = try DelegationSigner(parsing: "60485 5 1 2BB183AF5F22588179A53B0A 98631FAD1A292118")
        #expect(key.keyTag == 60485)
        #expect(record.matches(key, owner: try DomainName("dskey.example.com.")))
    }

    @Test func `a key's DER gives the DS that Route 53 would return`() throws {
        let point = try DNSKEY(parsing: Self.rfc6605P256).publicKey
        let der = try P256PublicKey(rawRepresentation: point).subjectPublicKeyInfo
        let key = DNSKEY(publicKey: try P256PublicKey(subjectPublicKeyInfo: der))
        #expect(key.description == Self.rfc6605P256)
        #expect(key.isSecureEntryPoint)
    }
}
