import FoundationEssentials
import Synchronization

/// How far this machine's clock is from AWS's, measured on every reply.
///
/// Signatures more than five minutes off are refused. Machines with a wrong clock are common; the reply says the
/// right time.
///
/// Source: aws-sdk-go-v2#3472.
final class ClockSkew: Sendable {
    /// From how many seconds on a difference explains a refusal.
    private static let tolerance = 240.0
    /// How long an exchange may take for its reply's date to be trusted, in seconds.
    private static let longestExchange = 900.0

    private static let codes: Set<AWSError.Code> = [
        .invalidSignatureException, .signatureDoesNotMatch, "AuthFailure", "RequestTimeTooSkewed",
        .accessDeniedException,
    ]

    private let current: Mutex<Double>

    init(seconds: Double = 0) {
        current = Mutex(seconds)
    }

    /// Seconds to add to the clock.
    var seconds: Double { current.withLock { $0 } }

    /// Measures the difference on a reply and keeps it; nil when the reply does not tell.
    @discardableResult
    func measure(_ reply: HTTPResponse, sent: Date, received: Date) -> Double? {
        let duration = received.timeIntervalSince(sent)
        guard let date = reply.headers["Date"].flatMap(Timestamp.date(httpDate:)), reply.headers["Age"] == nil,
            (0...Self.longestExchange).contains(duration)
        else { return nil }
        let skew = date.timeIntervalSince(sent) - duration / 2
        current.withLock { $0 = skew }
        return skew
    }

    /// Whether a refusal is explained by the clock, so that the corrected one makes a difference.
    ///
    /// - Parameters:
    ///   - measured: What was measured on this reply.
    ///   - applied: What had been added to the time of the refused signature.
    static func explains(_ code: AWSError.Code, measured: Double?, applied: Double) -> Bool {
        guard codes.contains(code), let measured else { return false }
        return abs(measured) > tolerance || abs(applied - measured) > tolerance
    }
}
