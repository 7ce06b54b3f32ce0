import Foundation
import Testing

@testable import AWSCore

struct SecretTests {
    private static let hidden = "wJalrXUtnFEMI/K7MDENG"
    private static let token = "IQoJb3JpZ2luX2VjEXAMPLE"
    private let credentials = Credentials(
        accessKeyID: "AKIDEXAMPLE", secretAccessKey: Secret(hidden), sessionToken: Secret(token), source: .environment)

    private func everyPrint(of value: some Any) -> String {
        var dumped = ""
        dump(value, to: &dumped)
        var reflected = "\(value)" + String(describing: value) + String(reflecting: value)
        reflected += "\(Optional(value) as Any)" + "\([value])" + "\(["k": value])"
        func walk(_ mirror: Mirror) {
            for child in mirror.children {
                reflected += "\(child.label ?? "")=\(child.value)"
                walk(Mirror(reflecting: child.value))
            }
        }
        walk(Mirror(reflecting: value))
        return dumped + reflected
    }

    @Test func `a secret shows as three dots`() {
        let secret = Secret(Self.hidden)
        #expect("\(secret)" == "•••")
        #expect(String(reflecting: secret) == "•••")
        #expect(!everyPrint(of: secret).contains(Self.hidden))
        #expect(secret.reveal() == Self.hidden)
    }

    @Test func `credentials never print their secrets`() {
        let printed = everyPrint(of: credentials)
        #expect(printed.contains("AKIDEXAMPLE"))
        #expect(!printed.contains(Self.hidden))
        #expect(!printed.contains(Self.token))
    }

    @Test func `providers, configurations and clients print none either`() {
        let configuration = ClientConfiguration(
            transport: ScriptedTransport(), credentials: GivenCredentials(credentials))
        for printed in [everyPrint(of: GivenCredentials(credentials)), everyPrint(of: AWSClient(configuration))] {
            #expect(!printed.contains(Self.hidden))
            #expect(!printed.contains(Self.token))
        }
    }

    @Test func `a provider of the environment does not print its variables`() {
        let environment = Environment(variables: [
            "AWS_ACCESS_KEY_ID": "AKIDEXAMPLE", "AWS_SECRET_ACCESS_KEY": Self.hidden, "AWS_SESSION_TOKEN": Self.token,
            "HTTPS_PROXY": "http://user:\(Self.hidden)@proxy:3128",
        ])
        for printed in [
            everyPrint(of: environment), everyPrint(of: EnvironmentCredentials(environment)),
            everyPrint(of: DefaultCredentials(environment: environment)), everyPrint(of: ProxySettings(environment)),
        ] {
            #expect(!printed.contains(Self.hidden))
            #expect(!printed.contains(Self.token))
        }
    }

    @Test func `shared files do not print their keys`() throws {
        let text = "[default]\naws_access_key_id = AKIDEXAMPLE\naws_secret_access_key = \(Self.hidden)\n"
        let environment = Environment(variables: ["HOME": "/h"]) { path in
            path == "/h/.aws/credentials" ? Array(text.utf8) : nil
        }
        let files = try ProfileFiles(environment)
        #expect(!everyPrint(of: files).contains(Self.hidden))
        #expect(files.profiles["default"]?["aws_secret_access_key"] == Self.hidden)
    }

    @Test func `a signed request prints neither signature nor token`() throws {
        let signer = RequestSigner(region: .usEast1, service: "kms")
        let signed = signer.sign(
            HTTPRequest(method: .get, host: "a.example"), with: credentials, at: Date(timeIntervalSince1970: 0))
        let signature = try #require(signed.headers["Authorization"])
        let printed = everyPrint(of: signed)
        #expect(!printed.contains(signature))
        #expect(!printed.contains(Self.token))
        #expect(printed.contains("X-Amz-Date"))
    }
}
