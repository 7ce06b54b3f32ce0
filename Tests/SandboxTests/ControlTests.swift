import Foundation
import Testing

@testable import Sandbox

/// The control interface, and faults as the command line writes them.
struct ControlTests {
    private static func control(
        _ bench: Bench, _ method: String, _ path: String, _ body: String = "", type: String = "application/json",
        headers: [SandboxField] = []
    ) async -> SandboxResponse {
        await ControlInterface(server: bench.server).respond(
            to: SandboxRequest(
                method: method, target: ControlInterface.prefix + path,
                headers: [SandboxField("Content-Type", type)] + headers, body: Array(body.utf8)))
    }

    @Test func `the clock goes on and changes get in sync`() async throws {
        let bench = try Bench()
        let change = try #require(try await bench.create().text("ChangeInfo/Id")).dropFirst()
        #expect(try await bench.route53("GET", String(change)).text("ChangeInfo/Status") == "PENDING")
        #expect(await Self.control(bench, "POST", "clock", #"{"AdvanceSeconds":3}"#).status == 200)
        #expect(try await bench.route53("GET", String(change)).text("ChangeInfo/Status") == "INSYNC")
    }

    @Test func `the clock survives the end of the program`() async throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "ksk-\(UUID().uuidString).json").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        do {
            let first = try Bench(stateFile: path)
            _ = await Self.control(first, "POST", "clock", #"{"AdvanceSeconds":86400}"#)
        }
        let second = try Bench(.empty, stateFile: path)
        #expect(await second.server.account.clockAdvanceSeconds == 86_400)
    }

    @Test func `settings that are not named stay`() async throws {
        let bench = try Bench()
        let before = await bench.server.settings
        #expect(await Self.control(bench, "POST", "settings", #"{"RateLimit":5}"#).status == 200)
        #expect(await bench.server.settings.route53RequestsPerSecond == 5)
        #expect(await bench.server.settings.propagationDelay == before.propagationDelay)
        _ = await Self.control(
            bench, "POST", "settings",
            #"{"RateLimit":0,"PropagationDelaySeconds":9,"RegistrarDelaySeconds":8,"ChangeDurationMilliseconds":7}"#)
        _ = await Self.control(
            bench, "POST", "settings",
            #"{"NoticeDelaySeconds":6,"KeySignatureSeconds":5,"Choices":{"plain-zones":"not-found"}}"#)
        let after = await bench.server.settings
        #expect(after.noticeDelay == .seconds(6))
        #expect(after.keySignatureLifetime == .seconds(5))
        #expect(after.plainZones == .notFound)
        let told = JSONValue(parsing: await Self.control(bench, "GET", "").body)?["Settings"]
        #expect(told?["ChangeDurationMilliseconds"] == 7 && told?["KeySignatureSeconds"] == 5)
        #expect(told?["Choices"]?["plain-zones"]?.string == "not-found")
        #expect(after.route53RequestsPerSecond == nil)
        #expect(after.propagationDelay == .seconds(9))
        #expect(after.registrarDelay == .seconds(8))
        #expect(after.changeDuration == .milliseconds(7))
    }

    @Test(arguments: [
        ("POST", "clock", "{}", 400), ("POST", "clock", #"{"AdvanceSeconds":-1}"#, 400),
        ("POST", "clock", #"{"AdvanceSeconds":1e300}"#, 400), ("POST", "clock", "no JSON", 400),
        ("POST", "faults", #"{"Fault":"x"}"#, 400), ("POST", "faults", #"{"Fault":"throttle","Times":0}"#, 400),
        ("POST", "faults", #"{"Fault":"error"}"#, 400), ("POST", "parent", "{}", 400),
        ("POST", "parent", #"{"HostedZoneId":"Z1","KeyTags":[70000]}"#, 400), ("GET", "nothing", "", 404),
        ("PUT", "clock", "", 404), ("POST", "parent", #"{"HostedZoneId":"Z1"}"#, 404),
        ("POST", "zone", #"{"HostedZoneId":"Z1"}"#, 404), ("POST", "zone", "{}", 400),
        ("POST", "zone", #"{"HostedZoneId":"Z1","ServeSignature":"x"}"#, 400),
        ("POST", "settings", #"{"Choices":{"plain-zones":"x"}}"#, 400),
        ("POST", "settings", #"{"Choices":{"x":"y"}}"#, 400), ("POST", "settings", #"{"Choices":7}"#, 400),
        ("POST", "settings", #"{"RateLimit":"x"}"#, 400),
    ])
    func `what makes no sense is refused`(method: String, path: String, body: String, status: Int) async throws {
        let response = await Self.control(try Bench(.empty), method, path, body)
        #expect(response.status == status)
        #expect(JSONValue(parsing: response.body)?["message"]?.string?.isEmpty == false)
    }

    @Test func `web pages are kept out`() async throws {
        let bench = try Bench(.empty)
        let origin = [SandboxField("Origin", "http://example.com")]
        #expect(await Self.control(bench, "GET", "", headers: origin).status == 400)
        #expect(await Self.control(bench, "POST", "clock", #"{"AdvanceSeconds":3}"#, type: "text/plain").status == 400)
        #expect(await bench.server.account.clockAdvanceSeconds == 0)
    }

    @Test(arguments: SandboxFault.words)
    func `every fault has a word`(word: String) async throws {
        let bench = try Bench(.empty)
        let body = #"{"Operation":"GetHostedZoneCount","Fault":"\#(word)"}"#
        #expect(await Self.control(bench, "POST", "faults", body).status == 200)
        let outcome = await bench.server.respond(
            to: bench.signed(
                SandboxRequest(
                    method: "GET", target: "/2013-04-01/hostedzonecount",
                    headers: [SandboxField("Host", "route53.amazonaws.com")]), service: "route53"))
        if case .reply(let response) = outcome {
            #expect(response.status >= 400 || response.delivery != .whole)
        } else {
            #expect(word.hasPrefix("reset"))
        }
        #expect(FaultRequest("GetDNSSEC=\(word):2")?.times == 2)
    }

    @Test(arguments: ["", "=", "x", "x=y", "=throttle", "x=throttle:", "x=throttle:0", "x=throttle:a", "a=b=throttle"])
    func `what is no fault is refused`(text: String) {
        #expect(FaultRequest(text) == nil)
    }

    @Test func `a star is any operation`() {
        #expect(FaultRequest("*=drip")?.operation == nil)
        #expect(FaultRequest("Sign=reset-after")?.operation == "Sign")
    }

    @Test func `five requests a second and no more, of each account`() async throws {
        var settings = SandboxSettings()
        settings.route53RequestsPerSecond = 5
        let bench = try Bench(.empty, settings: settings)
        for _ in 0..<5 { #expect(try await bench.route53("GET", "hostedzonecount").status == 200) }
        #expect(try await bench.route53("GET", "hostedzonecount").code == "Throttling")
        #expect(try await bench.route53("GET", "hostedzonecount", as: .partner).status == 200)
        #expect(try await bench.kms("ListKeys").status == 200)
        bench.clock.advance(by: 1)
        #expect(try await bench.route53("GET", "hostedzonecount").status == 200)
    }

    @Test func `the troubles of a zone can be set`() async throws {
        let bench = try Bench()
        let zone = try await bench.zoneID("example.net.")
        let body = #"{"HostedZoneId":"\#(zone)","ServeSignature":"INTERNAL_FAILURE","StatusMessage":"m"}"#
        #expect(await Self.control(bench, "POST", "zone", body).status == 200)
        let answer = try await bench.route53("GET", "hostedzone/\(zone)/dnssec")
        #expect(try answer.text("Status/ServeSignature") == "INTERNAL_FAILURE")
        #expect(try answer.text("Status/StatusMessage") == "m")
        let key = #"{"HostedZoneId":"\#(zone)","Name":"ksk_2026_02","Status":"DELETING"}"#
        #expect(await Self.control(bench, "POST", "zone", key).status == 200)
        let none = #"{"HostedZoneId":"\#(zone)","Name":"none","Status":"DELETING"}"#
        #expect(await Self.control(bench, "POST", "zone", none).status == 404)
    }

    @Test func `any reply at all can be had`() async throws {
        let bench = try Bench()
        let body = #"{"Operation":"ListKeys","Fault":"reply","Status":502,"ContentType":"text/plain","Body":"<h1>"}"#
        #expect(await Self.control(bench, "POST", "faults", body).status == 200)
        let answer = try await bench.kms("ListKeys")
        #expect(answer.status == 502 && answer.text == "<h1>")
        #expect(answer.response.header("content-type") == "text/plain")
        #expect(try await bench.kms("ListKeys").status == 200)
    }

    @Test(arguments: SettingChoice.all.flatMap { choice in choice.words.map { (choice.name, $0) } })
    func `every choice can be made and is told`(name: String, word: String) throws {
        var settings = SandboxSettings()
        #expect(SettingChoice.choose(name, word, in: &settings))
        #expect(SettingChoice.all.first { $0.name == name }?.word(in: settings) == word)
        #expect(!SettingChoice.choose(name, word + "x", in: &settings))
        #expect(!SettingChoice.choose(name + "x", word, in: &settings))
    }

    @Test func `the first word of a choice is the usual one`() {
        #expect(SettingChoice.all.allSatisfy { $0.words.first == $0.word(in: SandboxSettings()) })
    }
}
