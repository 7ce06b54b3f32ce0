import Testing

@testable import TerminalUI

@Suite struct ListWindowTests {
    @Test(arguments: [
        (10, 0, 4, 0, 0), (10, 3, 4, 0, 0), (10, 4, 4, 0, 1), (10, 9, 4, 0, 6), (10, 5, 4, 6, 5), (10, 7, 4, 6, 6),
        (3, 2, 10, 0, 0), (3, 2, 10, 7, 0), (0, 0, 4, 3, 0), (10, 5, 0, 3, 0), (10, -1, 4, 5, 0), (10, 99, 4, 0, 6),
        (10, 2, 4, -7, 0), (10, 5, 1, 0, 5),
    ])
    func `the selected row is in view and the list moves no further than needed`(
        count: Int, selected: Int, height: Int, previous: Int, first: Int
    ) {
        #expect(
            ListWindow.firstVisible(count: count, selected: selected, height: height, previousFirst: previous) == first)
    }
}
