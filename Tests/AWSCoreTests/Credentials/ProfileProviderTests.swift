import Testing

@testable import AWSCore

/// A profile's credentials in the cases that AWS's SDKs share, with real processes where a profile names one.
struct ProfileProviderTests {
    // skipped: KSK_CONFORMANCE is not set
    @Test(.enabled(if: Conformance.isAvailable, "KSK_CONFORMANCE is not set"))
    func `the profile cases of AWS's SDKs`() async throws {
        let folder = "protocol/smithy-rs/test-data/profile-provider"
        let names = try Conformance.folders(in: folder)
        for name in names { try await RecordedCase("\(folder)/\(name)").check(profile: "default") }
        #expect(names.count == 18)
        print("profile provider: \(names.count) cases")
    }
}
