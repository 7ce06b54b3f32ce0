package import FoundationEssentials

extension Date {
    /// The day in UTC: `2026-11-23`.
    package var utcDay: String { utcParts.prefix(3).joined(separator: "-") }

    /// Year and month in UTC: `2026_11`.
    var utcMonthWithUnderscore: String { utcParts.prefix(2).joined(separator: "_") }

    /// The time in UTC in ISO 8601's basic form: `20261123T201500Z`.
    var utcBasic: String {
        let parts = utcParts
        return parts.prefix(3).joined() + "T" + parts.suffix(3).joined() + "Z"
    }

    /// Year, month, day, hour, minute, second, each with its zeros.
    private var utcParts: [String] {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        let parts = calendar.dateComponents([.year, .month, .day, .hour, .minute, .second], from: self)
        let rest = [parts.month, parts.day, parts.hour, parts.minute, parts.second]
        return [padded(parts.year, to: 4)] + rest.map { padded($0, to: 2) }
    }

    private func padded(_ number: Int?, to width: Int) -> String {
        let digits = String(number ?? 0)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
