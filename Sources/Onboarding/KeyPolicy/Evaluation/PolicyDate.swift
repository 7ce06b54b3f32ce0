import AWSCore
import FoundationEssentials

/// Dates in policies: seconds since 1970, or ISO 8601 such as `2026-11-23`, `2026-11-23T20:15:00Z` and with an offset.
enum PolicyDate {
    /// Seconds since 1970-01-01 UTC; nil for a text that is no date.
    static func seconds(_ text: String) -> Double? {
        if let number = Double(text) { return number.isFinite ? number : nil }
        let withTime = text.contains("T") ? text : text + "T00:00:00Z"
        return Timestamp.date(iso8601: withTime)?.timeIntervalSince1970
    }
}
