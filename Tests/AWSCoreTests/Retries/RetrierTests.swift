import Foundation
import Testing

@testable import AWSCore

struct RetrierTests {
    private func milliseconds(_ duration: Duration) -> Int {
        Int((Double(duration.components.seconds) * 1000 + Double(duration.components.attoseconds) * 1e-15).rounded())
    }

    @Test func `waits double, up to the longest, and cost tokens`() {
        let quota = RetryQuota()
        var retrier = Retrier(maximumAttempts: 6, quota: quota, random: .largest, longestDelay: .milliseconds(300))
        var delays: [Int] = []
        while case .again(let delay) = retrier.verdict(for: .transient) { delays.append(milliseconds(delay)) }
        #expect(delays == [50, 100, 200, 300, 300])
        #expect(quota.tokens == 500 - 5 * 14)
        #expect(retrier.attempt == 6)
    }

    @Test func `throttling waits longer and costs less`() {
        let quota = RetryQuota()
        var retrier = Retrier(maximumAttempts: 3, quota: quota, random: .largest)
        guard case .again(let delay) = retrier.verdict(for: .throttling) else { Issue.record("no repeat"); return }
        #expect(milliseconds(delay) == 1000)
        #expect(quota.tokens == 495)
    }

    @Test func `chance shortens the wait down to nothing`() {
        var retrier = Retrier(maximumAttempts: 3, quota: RetryQuota(), random: .smallest)
        #expect(retrier.verdict(for: .throttling) == .again(after: .zero))
    }

    @Test(arguments: [(1, 0), (2, 1), (3, 2)])
    func `the first attempt counts`(maximum: Int, repeats: Int) {
        var retrier = Retrier(maximumAttempts: maximum, quota: RetryQuota(), random: .largest)
        for _ in 0..<repeats { #expect(retrier.verdict(for: .transient) != .attemptsUsedUp) }
        #expect(retrier.verdict(for: .transient) == .attemptsUsedUp)
    }

    @Test func `without tokens there is no repeat, and none are taken`() {
        let quota = RetryQuota(tokens: 13)
        var retrier = Retrier(maximumAttempts: 3, quota: quota, random: .largest)
        #expect(retrier.verdict(for: .transient) == .quotaUsedUp)
        #expect(quota.tokens == 13)
        #expect(retrier.verdict(for: .throttling) != .quotaUsedUp)
    }

    @Test func `a success gives back the last repeat's cost, or one, never above the capacity`() {
        let quota = RetryQuota(tokens: 100)
        var retrier = Retrier(maximumAttempts: 3, quota: quota, random: .largest)
        retrier.succeeded()
        #expect(quota.tokens == 101)
        _ = retrier.verdict(for: .transient)
        _ = retrier.verdict(for: .throttling)
        retrier.succeeded()
        #expect(quota.tokens == 101 - 14)
        let full = RetryQuota()
        full.giveBack(14)
        #expect(full.tokens == 500)
    }

    @Test(arguments: [
        ("1500", 1500), ("0", 50), ("10000", 5050), ("x", 50), ("-100", 50), ("", 50), ("99999999999999999999", 50),
        ("9223372036854775807", 5050),
    ])
    func `the server's wish counts within bounds`(wish: String, delay: Int) {
        var retrier = Retrier(maximumAttempts: 3, quota: RetryQuota(), random: .largest)
        guard case .again(let found) = retrier.verdict(for: .transient, serverWish: wish) else {
            Issue.record("no repeat")
            return
        }
        #expect(milliseconds(found) == delay)
    }

    @Test(arguments: [
        ("Throttling", 400, RetryReason.throttling), ("ThrottlingException", 400, .throttling),
        ("PriorRequestNotComplete", 400, .throttling), ("SlowDown", 503, .throttling), ("X", 429, .throttling),
        ("InternalError", 400, .transient), ("RequestTimeout", 400, .transient), ("X", 500, .transient),
        ("X", 502, .transient), ("X", 503, .transient), ("X", 504, .transient),
        ("KMSInternalException", 500, .transient),
    ])
    func `what may be repeated`(code: String, status: Int, reason: RetryReason) {
        #expect(RetryReason(code: AWSError.Code(rawValue: code), status: status) == reason)
    }

    @Test(arguments: [
        ("AccessDenied", 403), ("NoSuchHostedZone", 404), ("ConcurrentModification", 400), ("X", 501), ("X", 409),
    ])
    func `what may not`(code: String, status: Int) {
        #expect(RetryReason(code: AWSError.Code(rawValue: code), status: status) == nil)
    }

    private struct Suite: Decodable {
        struct Step: Decodable {
            var status: Int
            var outcome: String
            var errorCode: String?
            var wish: String?
            var tokensAfter: Int?
            var delayMs: Int?

            enum CodingKeys: String, CodingKey {
                case status, outcome, errorCode, tokensAfter, delayMs
                case wish = "x-amz-retry-after"
            }
        }

        struct Case: Decodable {
            var name: String
            var maxAttempts: Int
            var initialTokens: Int
            var maxBackoffMs: Int
            var steps: [Step]
        }

        var cases: [Case]
    }

    // skipped: KSK_CONFORMANCE is not set
    @Test(.enabled(if: Conformance.isAvailable, "KSK_CONFORMANCE is not set"))
    func `the retry sequences of 2026`() throws {
        let data = try Conformance.data("protocol/derived/retry-standard-2026.json")
        let cases = try Conformance.decoder.decode(Suite.self, from: data).cases
        #expect(cases.count == 15)
        for row in cases {
            let quota = RetryQuota(tokens: row.initialTokens)
            func newCall() -> Retrier {
                Retrier(
                    maximumAttempts: row.maxAttempts, quota: quota, random: .largest,
                    longestDelay: .milliseconds(row.maxBackoffMs))
            }
            var retrier = newCall()
            for step in row.steps {
                switch outcome(of: step, &retrier) {
                case (let outcome, let delay):
                    #expect(outcome == step.outcome, "\(row.name)")
                    #expect(delay == step.delayMs, "\(row.name)")
                }
                if let tokens = step.tokensAfter { #expect(quota.tokens == tokens, "\(row.name)") }
                if step.outcome != "retry" { retrier = newCall() }
            }
        }
        print("retry sequences: \(cases.count) cases")
    }

    private func outcome(of step: Suite.Step, _ retrier: inout Retrier) -> (String, Int?) {
        if step.status == 200 {
            retrier.succeeded()
            return ("success", nil)
        }
        let code = AWSError.Code(rawValue: step.errorCode ?? "")
        guard let reason = RetryReason(code: code, status: step.status) else { return ("fail", nil) }
        return switch retrier.verdict(for: reason, serverWish: step.wish) {
        case .again(let delay): ("retry", milliseconds(delay))
        case .attemptsUsedUp: ("max_attempts_exceeded", nil)
        case .quotaUsedUp: ("retry_quota_exceeded", nil)
        }
    }
}
