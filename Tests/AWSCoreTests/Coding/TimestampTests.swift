import Foundation
import Testing

@testable import AWSCore

struct TimestampTests {
    @Test(arguments: [
        ("1970-01-01T00:00:00Z", 0.0), ("2017-03-27T17:48:16.751Z", 1_490_636_896.751),
        ("2026-11-23T19:31:21.343144Z", 1_795_462_281.343144), ("2026-11-23T21:31:21+02:00", 1_795_462_281),
        ("2026-11-23T14:01:21-05:30", 1_795_462_281), ("2024-02-29T23:59:59Z", 1_709_251_199),
        ("1969-12-31T23:59:59Z", -1), ("2000-02-29t00:00:00z", 951_782_400), ("2016-12-31T23:59:60Z", 1_483_228_800),
        ("9999-12-31T23:59:59Z", 253_402_300_799),
    ])
    func `ISO 8601 times are read in every precision and offset`(text: String, seconds: Double) throws {
        let date = try #require(Timestamp.date(iso8601: text))
        #expect(abs(date.timeIntervalSince1970 - seconds) < 1e-6)
    }

    @Test(arguments: [
        "", "2026", "2026-11-23", "2026-11-23T19:31:21", "2026-13-01T00:00:00Z", "2026-00-01T00:00:00Z",
        "2025-02-29T00:00:00Z", "2026-04-31T00:00:00Z", "2026-01-01T24:00:00Z", "2026-01-01T00:60:00Z",
        "2026-01-01T00:00:00.Z", "2026-01-01T00:00:00ZZ", "26-01-01T00:00:00Z", "2026-01-01T00:00:00+2", "x",
        "२०२६-01-01T00:00:00Z",
    ])
    func `what is no time is nil`(text: String) {
        #expect(Timestamp.date(iso8601: text) == nil)
    }

    @Test(arguments: [
        ("Thu, 01 Jan 2026 00:00:01 GMT", 1_767_225_601.0), ("Mon, 23 Nov 2026 19:31:21 GMT", 1_795_462_281),
        ("Thu, 1 Jan 2026 00:00:01 GMT", 1_767_225_601),
    ])
    func `the dates of HTTP are read`(text: String, seconds: Double) {
        #expect(Timestamp.date(httpDate: text)?.timeIntervalSince1970 == seconds)
    }

    @Test(arguments: [
        "", "Thursday", "Thu, 01 Jam 2026 00:00:01 GMT", "Thu, 01 Jan 2026 00:00:01 CET",
        "Thu, 32 Jan 2026 00:00:01 GMT",
    ])
    func `what is no date of HTTP is nil`(text: String) {
        #expect(Timestamp.date(httpDate: text) == nil)
    }

    @Test func `a signature's time agrees with Foundation's calendar for many days`() {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = TimeZone(secondsFromGMT: 0) ?? .current
        for day in stride(from: 0.0, to: 40_000, by: 13) {
            let date = Date(timeIntervalSince1970: day * 86400 + day)
            let parts = calendar.dateComponents([.year, .month, .day, .hour, .minute, .second], from: date)
            let expected = String(
                format: "%04d%02d%02dT%02d%02d%02dZ", parts.year ?? 0, parts.month ?? 0, parts.day ?? 0,
                parts.hour ?? 0, parts.minute ?? 0, parts.second ?? 0)
            #expect(Timestamp.basic(date) == expected)
        }
    }
}
