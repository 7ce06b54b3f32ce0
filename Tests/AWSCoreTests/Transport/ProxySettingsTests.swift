import Foundation
import Testing

@testable import AWSCore

struct ProxySettingsTests {
    private func proxy(
        _ variables: [String: String], scheme: String = "https", host: String = "kms.example", port: Int? = nil
    ) throws -> String? {
        let request = HTTPRequest(method: .get, scheme: scheme, host: host, port: port)
        return try ProxySettings(Environment(variables: variables)).proxy(for: request).map { "\($0.host):\($0.port)" }
    }

    @Test func `the URL's scheme decides, and lower case wins`() throws {
        let variables = ["https_proxy": "http://a:1", "HTTPS_PROXY": "http://b:2", "HTTP_PROXY": "http://c:3"]
        #expect(try proxy(variables) == "a:1")
        #expect(try proxy(variables, scheme: "http") == "c:3")
        #expect(try proxy(["ALL_PROXY": "http://a:1"]) == nil)
        #expect(try proxy(["HTTPS_PROXY": ""]) == nil)
    }

    @Test(arguments: [
        ("http://p:3128", "p:3128"), ("p:3128", "p:3128"), ("p", "p:80"), ("http://p/", "p:80"),
        ("http://u:s@p:1", "p:1"), ("HTTP://p", "p:80"), ("http://[::1]:8080", "[::1]:8080"),
    ])
    func `a proxy is a host and a port`(text: String, found: String) throws {
        #expect(try proxy(["https_proxy": text]) == found)
    }

    @Test(arguments: ["https://p:1", "socks5://p:1", "http://p:x", "http://", "http://p:0"])
    func `another proxy is an error that does not show it`(text: String) {
        let error = #expect(throws: SettingError.self) { try proxy(["https_proxy": text]) }
        #expect(error?.description == "the setting https_proxy is not usable: it is no URL such as http://host:3128")
    }

    @Test func `user and password are decoded`() throws {
        let settings = ProxySettings(Environment(variables: ["https_proxy": "http://a%40b:c%3Ad@p:1"]))
        let proxy = try #require(try settings.proxy(for: HTTPRequest(method: .get, host: "h")))
        #expect(proxy.user == "a@b")
        #expect(proxy.password?.reveal() == "c:d")
        #expect(!"\(proxy)".contains("c:d"))
    }

    @Test(arguments: [
        ("*", "x.example", true), ("foo.org", "foo.org", true), ("foo.org", "x.foo.org", true),
        (".foo.org", "foo.org", true), (".foo.org", "x.foo.org", true), ("foo.org", "xfoo.org", false),
        (" a , FOO.org ", "foo.ORG", true), ("foo.org:443", "foo.org", true), ("foo.org:80", "foo.org", false),
        ("10.0.0.0/8", "10.1.2.3", false), ("*.foo.org", "x.foo.org", false), ("", "foo.org", false),
        (",", "foo.org", false),
        ("127.0.0.1", "127.0.0.1", true),
    ])
    func `exceptions are hosts and domains`(list: String, host: String, isDirect: Bool) throws {
        #expect(try (proxy(["https_proxy": "p:1", "no_proxy": list], host: host) == nil) == isDirect)
    }
}
