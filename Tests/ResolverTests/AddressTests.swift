import DNSSEC
import Testing

@testable import Resolver

struct AddressTests {
    @Test(arguments: [
        ("192.0.2.1", "192.0.2.1"), ("192.0.2.1:53", "192.0.2.1"), ("192.0.2.1:5353", "192.0.2.1:5353"),
        ("2001:DB8::1", "2001:db8::1"), ("[2001:db8::1]", "2001:db8::1"), ("[2001:db8::1]:5353", "[2001:db8::1]:5353"),
    ])
    func `addresses are read`(text: String, shown: String) {
        #expect(ServerAddress(text)?.description == shown)
    }

    @Test(arguments: [
        "", "example.com", "192.0.2", "192.0.2.1:", "192.0.2.1:0", "192.0.2.1:65536", "192.0.2.1:x", "[192.0.2.1]",
        "[2001:db8::1", "[2001:db8::1]5", "[2001:db8::1]:", "192.0.2.1\0", "192.0.2.1:+5", "::1%lo",
    ])
    func `what is no address is refused`(text: String) {
        #expect(ServerAddress(text) == nil)
    }

    @Test func `resolv.conf gives its resolvers in order`() {
        let text =
            "# nameserver 192.0.2.9\nsearch example.com\nnameserver 192.0.2.1\nnameserver\t2001:db8::1 \noptions x\n"
        #expect(SystemResolvers.addresses(in: text).map(\.description) == ["192.0.2.1", "2001:db8::1"])
        #expect(SystemResolvers.addresses(path: "/nonexistent") == [])
    }

    @Test func `the built-in trust anchors are those of 2017 and 2024`() {
        #expect(TrustAnchors.builtIn.signers.map(\.keyTag) == [20326, 38696])
    }

    @Test func `trust anchors are read as DS and as DNSKEY records`() throws {
        let key = DNSKEY(flags: 257, algorithm: 13, publicKey: Array(repeating: 7, count: 64))
        let signer = try DelegationSigner(of: key, owner: .root, digestType: .sha256)
        let text = "; anchors\n. 172800 IN DNSKEY \(key) ; a key\n\n. IN DS \(signer)\n"
        #expect(try TrustAnchors(parsing: text).signers == [signer, signer])
    }

    @Test(arguments: [
        ("", "line 1: there is neither a DS nor a DNSKEY record"),
        ("\nexample. IN DS 1 8 2 00", "line 2: a record of the root is wanted, which starts with a dot"),
        (". IN NS a.", "line 1: a DS or DNSKEY record is wanted"),
    ])
    func `a file without trust anchors says where`(text: String, message: String) {
        let error = #expect(throws: TrustAnchorError.self) { try TrustAnchors(parsing: text) }
        #expect(error?.description == message)
    }
}
