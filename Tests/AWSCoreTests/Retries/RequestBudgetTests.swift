import Foundation
import Testing

@testable import AWSCore

struct RequestBudgetTests {
    private let start = Date(timeIntervalSince1970: 1_795_000_000)

    private func seconds(_ duration: Duration) -> Double {
        Double(duration.components.seconds) + Double(duration.components.attoseconds) * 1e-18
    }

    @Test func `no second has more requests than the budget`() {
        let budget = RequestBudget(service: .test, perSecond: 4)
        var departures: [Double] = []
        for index in 0..<50 {
            let asked = Double(index / 7) * 0.3
            departures.append(asked + seconds(budget.reserve(at: start.addingTimeInterval(asked))))
        }
        for (index, departure) in departures.enumerated().dropFirst(4) {
            #expect(departure - departures[index - 4] >= 1 - 1e-6)
        }
    }

    @Test func `who asks seldom never waits`() {
        let budget = RequestBudget(service: .test, perSecond: 4)
        for index in 0..<20 {
            #expect(budget.reserve(at: start.addingTimeInterval(Double(index) * 0.25)) == .zero)
        }
    }

    @Test func `a clock that is set back makes nobody wait for it`() {
        let budget = RequestBudget(service: .test, perSecond: 2)
        for _ in 0..<3 { _ = budget.reserve(at: start.addingTimeInterval(3600)) }
        #expect(budget.reserve(at: start) == .zero)
    }
}
