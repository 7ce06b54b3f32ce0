/// Dates in policies: seconds since 1970, or ISO 8601 such as `2026-11-23`, `2026-11-23T20:15:00Z` and with an offset.
enum PolicyDate {
    /// Seconds since 1970-01-01 UTC; nil for a text that is no date.
    static func seconds(_ text: String) -> Double? {
        if let number = Double(text), number.isFinite { return number }
        let halves = text.split(separator: "T", maxSplits: 1, omittingEmptySubsequences: false)
        guard let date = halves.first, let days = days(date) else { return nil }
        guard halves.count == 2 else { return Double(days) * 86_400 }
        guard let time = time(halves[1]) else { return nil }
        return Double(days) * 86_400 + time
    }

    private static func days(_ text: Substring) -> Int? {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].count == 4, let year = digits(parts[0], 1...9999),
            let month = digits(parts[1], 1...12), let day = digits(parts[2], 1...31)
        else { return nil }
        // Years that begin in March, so that a leap day is a year's last.
        let (shiftedYear, shiftedMonth) = month > 2 ? (year, month - 3) : (year - 1, month + 9)
        let leapDays = shiftedYear / 4 - shiftedYear / 100 + shiftedYear / 400
        return shiftedYear * 365 + leapDays + (shiftedMonth * 153 + 2) / 5 + day - 1 - 719_468
    }

    private static func time(_ text: Substring) -> Double? {
        guard let zoneStart = text.firstIndex(where: { "Z+-".contains($0) }) else { return nil }
        let clock = text[..<zoneStart].split(separator: ":", omittingEmptySubsequences: false)
        guard (2...3).contains(clock.count), let hours = digits(clock[0], 0...23),
            let minutes = digits(clock[1], 0...59)
        else { return nil }
        var seconds = 0.0
        if clock.count == 3 {
            guard let value = Double(String(clock[2])), (0..<61).contains(value) else { return nil }
            seconds = value
        }
        guard let offset = offset(text[zoneStart...]) else { return nil }
        return Double(hours * 3600 + minutes * 60) + seconds - Double(offset)
    }

    private static func offset(_ text: Substring) -> Int? {
        guard text != "Z" else { return 0 }
        let parts = text.dropFirst().split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, let hours = digits(parts[0], 0...23), let minutes = digits(parts[1], 0...59) else {
            return nil
        }
        return (text.hasPrefix("-") ? -1 : 1) * (hours * 3600 + minutes * 60)
    }

    private static func digits(_ text: Substring, _ range: ClosedRange<Int>) -> Int? {
        guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let value = Int(text) else { return nil }
        return range.contains(value) ? value : nil
    }
}
