import DNSSEC
import Testing

@testable import Sandbox

/// What the DNS carries of the values that Route 53 keeps.
struct RecordWireTests {
    @Test func `the octets of values are right`() {
        #expect(RecordWire.data("192.0.2.1", type: "A")?.rdata == [192, 0, 2, 1])
        #expect(RecordWire.data("\"x\" \"y\\101\\\"\"", type: "TXT")?.rdata == [1, 0x78, 3, 0x79, 0x41, 0x22])
        #expect(RecordWire.data("10 M.", type: "MX")?.rdata == [0, 10, 1, 0x6D, 0])
        #expect(RecordWire.data("0 issue \"a\"", type: "CAA")?.rdata == [0, 5] + "issuea".utf8)
        #expect(RecordWire.data("x", type: "A") == nil)
        #expect(RecordWire.data("1 2", type: "SRV") == nil)
        #expect(RecordWire.data("a b", type: "TLSA") == nil)
        #expect(RecordWire.data("\"a\"\"b\" c", type: "TXT")?.rdata == [1, 0x61, 1, 0x62, 1, 0x63])
        #expect(RecordWire.data("\"a", type: "TXT") == nil)
        #expect(
            RecordWire.data("1 2 \"\" \"s\" \"\" a.", type: "NAPTR")?.rdata == [0, 1, 0, 2, 0, 1, 0x73, 0, 1, 0x61, 0])
        #expect(RecordWire.data("3 1 0 AB cd", type: "TLSA")?.rdata == [3, 1, 0, 0xAB, 0xCD])
    }

    /// The values of RFC 9460 appendix D, and the octets that it gives.
    @Test(arguments: [
        ("0 foo.example.com.", "000003666F6F076578616D706C6503636F6D00"),
        ("1 .", "000100"), ("16 foo.example.com. port=53", "001003666F6F076578616D706C6503636F6D00000300020035"),
        (
            "1 foo.example.com. key667=hello",
            "000103666F6F076578616D706C6503636F6D00029B000568656C6C6F"
        ),
        (
            "1 foo.example.com. ipv6hint=\"2001:db8::1,2001:db8::53:1\"",
            "000103666F6F076578616D706C6503636F6D000006002020010DB800000000000000000000000120010DB8000000000000000000530001"
        ),
        (
            "16 foo.example.org. alpn=h2,h3-19 mandatory=ipv4hint,alpn ipv4hint=192.0.2.1",
            "001003666F6F076578616D706C65036F7267000000000400010004000100090268320568332D3139000400 04C0000201"
        ),
    ])
    func `service bindings are as RFC 9460 has them`(value: String, hexadecimal: String) throws {
        let wanted = try Hexadecimal.decode(hexadecimal.filter { $0 != " " })
        #expect(RecordWire.data(value, type: "SVCB")?.rdata == wanted)
        #expect(RecordValue.problem(value, type: "HTTPS") == nil)
    }

    @Test(arguments: [
        ("SVCB", "1"), ("SVCB", "x ."), ("SVCB", "70000 ."), ("SVCB", "0 . port=1"), ("SVCB", "1 . port"),
        ("SVCB", "1 . port=70000"), ("SVCB", "1 . port=1 port=2"), ("SVCB", "1 . ipv4hint=::1"),
        ("SVCB", "1 . mandatory=port"), ("SVCB", "1 . mandatory=mandatory"), ("SVCB", "1 . no-default-alpn"),
        ("SVCB", "1 . alpn=h2,"), ("SVCB", "1 . none=1"), ("SVCB", "1 . key007=x"), ("HTTPS", "1 . alpn=\"h2"),
        ("NAPTR", "1 2 u s r ."), ("NAPTR", "1 2 \"u\" \"s\" ."), ("TLSA", "3 1 1 ab"), ("TLSA", "3 1 1"),
        ("TLSA", "3 1 256 ab"), ("SSHFP", "4 2 ab"), ("SSHFP", "4 1 " + String(repeating: "ab", count: 32)),
        ("SSHFP", "x 1 ab"),
    ])
    func `what is no value of its type is refused`(type: String, value: String) async throws {
        #expect(RecordValue.problem(value, type: type)?.hasPrefix("\(type)RRDATA") == true)
        #expect(RecordWire.data(value, type: type) == nil)
    }
}
