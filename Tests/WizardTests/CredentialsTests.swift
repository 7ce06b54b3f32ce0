import AWSCore
import Foundation
import KSKClient
import Onboarding
import TerminalUI
import Testing

@testable import Wizard

/// Codes, profiles and sessions that end.
struct CredentialsTests {
    private static let device = MFADevice(
        serialNumber: "arn:aws:iam::111122223333:mfa/ops", roleARN: "arn:aws:iam::111122223333:role/Admin")

    private static func summary(_ account: String) -> SessionSummary {
        SessionSummary(
            account: account, identityARN: "arn:aws:iam::\(account):user/ops", identityName: "ops",
            region: "us-east-1", route53Endpoint: "https://route53.amazonaws.com", isSandbox: false)
    }

    private func app() -> App {
        var app = App(
            context: App.Context(
                now: { Date(timeIntervalSince1970: 0) }, newReference: { _ in "reference" }, startsOnSandbox: false))
        _ = app.update(.started)
        _ = app.update(.connected(.success(Self.summary("111122223333"))))
        return app
    }

    private func screen(_ app: App, _ width: Int = 80, _ height: Int = 24) -> String {
        app.view(size: Size(width: width, height: height)).grid.text
    }

    private func type(_ text: String, into app: inout App) -> [Effect] {
        text.flatMap { app.update(.event(.key(.character($0)))) }
    }

    // MARK: Codes

    @Test(arguments: [(60, 16), (80, 24), (200, 50)])
    func `a code is asked for in a dialog that names device and role`(width: Int, height: Int) {
        var app = app()
        _ = app.update(.codeWanted(Self.device))
        let screen = screen(app, width, height)
        #expect(screen.contains("Enter the MFA code"))
        #expect(screen.contains("mfa/ops"))
    }

    @Test func `six digits and Enter give the code, and the screen shows none afterwards`() {
        var app = app()
        _ = app.update(.codeWanted(Self.device))
        #expect(type("12345", into: &app).isEmpty)
        #expect(app.update(.event(.key(.enter))).isEmpty)
        #expect(screen(app).contains("A code has six digits."))
        Golden.check(app, "code")
        _ = type("6", into: &app)
        #expect(app.update(.event(.key(.enter))) == [.giveCode(Secret("123456"))])
        #expect(!screen(app).contains("123456"))
    }

    @Test func `a code can be pasted, and Esc gives none`() {
        var app = app()
        _ = app.update(.codeWanted(Self.device))
        _ = app.update(.event(.paste("654321\n")))
        #expect(app.update(.event(.key(.enter))) == [.giveCode(Secret("654321"))])
        _ = app.update(.codeWanted(Self.device))
        #expect(app.update(.event(.key(.escape))) == [.giveCode(nil)])
        #expect(screen(app).contains("r asks again"))
    }

    @Test func `what was typed on the page is there after a code`() {
        var app = app()
        let id = HostedZoneID("Z1")
        _ = app.update(.zonesListed(.success(id.map { [HostedZone(id: $0, name: "a.example.")] } ?? [])))
        _ = app.update(.event(.key(.character("/"))))
        _ = type("exam", into: &app)
        _ = app.update(.codeWanted(Self.device))
        _ = type("123456", into: &app)
        _ = app.update(.event(.key(.enter)))
        #expect(app.zonePage.filter.text == "exam")
    }

    @Test func `credentials wait for the code, and go on with it`() async throws {
        let desk = CodeDesk()
        let (messages, continuation) = AsyncStream.makeStream(of: Message.self)
        desk.open { continuation.yield($0) }
        async let code = desk.ask(Self.device)
        var iterator = messages.makeAsyncIterator()
        guard case .codeWanted(Self.device) = await iterator.next() else {
            Issue.record("no code was asked for")
            return
        }
        desk.answer(Secret("123456"))
        #expect(try await code.reveal() == "123456")
    }

    @Test func `without a code the credentials say so, and without a desk too`() async {
        let desk = CodeDesk()
        await #expect(
            throws: CredentialsError.codeNeeded(device: Self.device.serialNumber, roleARN: Self.device.roleARN)
        ) {
            try await desk.ask(Self.device)
        }
        let (messages, continuation) = AsyncStream.makeStream(of: Message.self)
        desk.open { continuation.yield($0) }
        let waiting = Task { try await desk.ask(Self.device) }
        var iterator = messages.makeAsyncIterator()
        _ = await iterator.next()
        desk.answer(nil)
        await #expect(throws: CredentialsError.self) { try await waiting.value }
    }

    @Test func `who leaves does not leave credentials waiting`() async {
        let desk = CodeDesk()
        let (messages, continuation) = AsyncStream.makeStream(of: Message.self)
        desk.open { continuation.yield($0) }
        let waiting = Task { try await desk.ask(Self.device) }
        var iterator = messages.makeAsyncIterator()
        _ = await iterator.next()
        waiting.cancel()
        await #expect(throws: CancellationError.self) { try await waiting.value }
    }

    // MARK: Profiles

    @Test func `P offers the configured profiles, and Enter goes on as one`() {
        var app = app()
        _ = app.update(.zonesListed(.success([])))
        #expect(app.update(.event(.key(.character("P")))) == [.readProfiles])
        _ = app.update(.profilesRead(.success(["default", "ops", "prod"]), current: "ops"))
        #expect(screen(app).contains("› ops"))
        Golden.check(app, "profiles")
        _ = app.update(.event(.key(.down)))
        #expect(app.update(.event(.key(.enter))) == [.connectAs(profile: "prod")])
        #expect(screen(app).contains("Asking AWS who profile prod is"))
        #expect(
            app.update(.switched(.success(Self.summary("444455556666")), profile: "prod")) == [
                .readJournal, .listZones,
            ])
        #expect(screen(app).contains("444455556666"))
        #expect(screen(app).contains("This is profile prod now."))
    }

    @Test func `a profile that does not work leaves everything as it was`() {
        var app = app()
        _ = app.update(.zonesListed(.success([])))
        _ = app.update(.profilesRead(.success(["default"]), current: nil))
        _ = app.update(.event(.key(.enter)))
        let error = CredentialsError.signInNeeded(source: "SSO", reason: "it has expired", command: "aws sso login")
        _ = app.update(.switched(.failure(Problem(error, while: "asking")), profile: "default"))
        #expect(app.session?.account == "111122223333")
        #expect(screen(app).contains("Profile default: SSO: it has expired; sign in with: aws sso login"))
    }

    @Test func `Esc keeps the profile, and no profiles are no trap`() {
        var app = app()
        _ = app.update(.zonesListed(.success([])))
        _ = app.update(.profilesRead(.success([]), current: nil))
        #expect(screen(app).contains("No profile is configured."))
        #expect(app.update(.event(.key(.enter))).isEmpty)
        #expect(app.overlay == nil)
        _ = app.update(.profilesRead(.success(["a"]), current: nil))
        #expect(app.update(.event(.key(.escape))).isEmpty)
        #expect(app.overlay == nil)
    }

    // MARK: Sessions that end

    @Test func `an ended session is one line that says how to go on`() {
        let sso = CredentialsError.signInNeeded(
            source: "IAM Identity Center (profile p)", reason: "the session has expired",
            command: "aws sso login --profile p")
        let problem = Problem(sso, while: "listing the hosted zones")
        #expect(
            problem.summary
                == "IAM Identity Center (profile p): the session has expired; sign in with: aws sso login --profile p")
        #expect(problem.details.isEmpty)
        #expect(!problem.isMissingCredentials)
        let refused = Problem(
            AWSError(
                code: .expiredToken, message: "m", httpStatus: 403, requestID: "r", operation: "ListHostedZones",
                service: "Route 53"), while: "listing the hosted zones")
        #expect(refused.summary.hasPrefix("The session of these credentials has ended"))
        #expect(refused.details.first?.contains("request id r") == true)
    }

    @Test func `after an ended session, r asks again, with the filter kept`() {
        var app = app()
        _ = app.update(.zonesListed(.failure(Problem("ended"))))
        #expect(screen(app).contains("r asks again."))
        #expect(app.update(.event(.key(.character("r")))) == [.listZones])
    }

    @Test func `a refusal of Route 53 is explained`() {
        let problem = Problem(
            AWSError(
                code: .tooManyKeySigningKeys, message: "m", httpStatus: 400, operation: "CreateKeySigningKey",
                service: "Route 53"), while: "to create the key-signing key")
        #expect(problem.details.contains { $0.contains("two key-signing keys already") })
    }
}
