import FoundationEssentials

/// Points of time as the services write them, all in UTC.
enum Timestamp {
    /// `2017-03-27T17:48:16.751Z`, in bodies of XML.
    static func iso8601(_ date: Date) -> String {
        let parts = CivilTime(date)
        return "\(parts.year)-\(two(parts.month))-\(two(parts.day))T\(two(parts.hour)):\(two(parts.minute))"
            + ":\(two(parts.second)).\(three(parts.millisecond))Z"
    }

    /// `20170327T174816Z`, in signatures.
    static func basic(_ date: Date) -> String {
        let parts = CivilTime(date)
        return "\(parts.year)\(two(parts.month))\(two(parts.day))T\(two(parts.hour))\(two(parts.minute))"
            + "\(two(parts.second))Z"
    }

    /// `Mon, 27 Mar 2017 17:48:16 GMT`, in the header `Date`.
    static func http(_ date: Date) -> String {
        let parts = CivilTime(date)
        let day = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"][(parts.daysSince1970 % 7 + 7) % 7]
        let month = "JanFebMarAprMayJunJulAugSepOctNovDec".dropFirst((parts.month - 1) * 3).prefix(3)
        return "\(day), \(two(parts.day)) \(month) \(parts.year) \(two(parts.hour)):\(two(parts.minute))"
            + ":\(two(parts.second)) GMT"
    }

    /// Reads the form of signatures.
    static func date(basic text: String) -> Date? {
        let octets = Array(text.utf8)
        guard octets.count == 16, octets[8] == UInt8(ascii: "T"), octets[15] == UInt8(ascii: "Z") else { return nil }
        func number(_ range: Range<Int>) -> Int? {
            guard octets[range].allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
            return octets[range].reduce(0) { $0 * 10 + Int($1 - 0x30) }
        }
        guard let year = number(0..<4), let month = number(4..<6), let day = number(6..<8), let hour = number(9..<11),
            let minute = number(11..<13), let second = number(13..<15),
            (1...12).contains(month), (1...31).contains(day), hour < 24, minute < 60, second < 60
        else { return nil }
        let days = CivilTime.daysSince1970(year: year, month: month, day: day)
        let date = Date(timeIntervalSince1970: Double(((days * 24 + hour) * 60 + minute) * 60 + second))
        // 31 February and the like come out as another day.
        return basic(date) == text ? date : nil
    }

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    private static func three(_ number: Int) -> String { number < 100 ? "0" + two(number) : "\(number)" }
}

/// A point of time in UTC, taken apart.
private struct CivilTime {
    var daysSince1970, year, month, day, hour, minute, second, millisecond: Int

    /// Years outside of 1000 to 9999 are moved into them: clocks of tests may stand anywhere.
    init(_ date: Date) {
        let sinceEpoch = min(max(date.timeIntervalSince1970, -30_610_224_000), 253_402_300_799)
        let milliseconds = Int((sinceEpoch * 1000).rounded())
        let seconds = Int((Double(milliseconds) / 1000).rounded(.down))
        daysSince1970 = Int((Double(seconds) / 86_400).rounded(.down))
        millisecond = milliseconds - seconds * 1000
        let secondOfDay = seconds - daysSince1970 * 86_400
        hour = secondOfDay / 3600
        minute = secondOfDay / 60 % 60
        second = secondOfDay % 60
        (year, month, day) = Self.civil(daysSince1970)
    }

    /// Source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", `civil_from_days`.
    private static func civil(_ days: Int) -> (Int, Int, Int) {
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }

    /// Source: the same, `days_from_civil`.
    static func daysSince1970(year: Int, month: Int, day: Int) -> Int {
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }
}
