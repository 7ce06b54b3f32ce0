import KSKClient
import Onboarding
import TerminalUI
import Testing

@testable import Wizard

/// What stands where, and what a click there means.
@Suite(.timeLimit(.minutes(5)))
struct LayoutTests {
    @Test(arguments: [(99, false), (100, true), (132, true), (200, true)])
    func `the help pane is there from 100 columns, and leaves the page its smallest width`(width: Int, isThere: Bool)
        async throws
    {
        let person = try Operator()
        await person.see("not signing")
        let size = Size(width: width, height: 24)
        let text = person.app.view(size: size).grid.text
        #expect(text.contains("Choose the public hosted zone") == isThere)
        #expect(text.contains("│") == isThere)
        #expect((App.pageArea(on: size)?.width ?? 0) >= App.minimumSize.width)
    }

    @Test func `a pane that has no room for all keys says where the others are`() {
        let bindings = (1...30).map { KeyBinding("F\($0)", "x", "Do the thing with the number \($0).") }
        let view = HelpPane(about: "Words.", bindings: bindings).view(size: Size(width: 33, height: 12))
        #expect(view.grid.text.contains("? shows the other keys."))
        #expect(!view.grid.text.contains("F12"))
    }

    @Test func `a click marks the line under it, and does nothing else`() async throws {
        let person = try Operator()
        await person.see("not signing")
        let size = Size(width: 80, height: 24)
        person.take(.event(.clicked(Position(row: 8, column: 10), on: size)))
        #expect(person.app.zonePage.selected == 3)
        #expect(person.screen.contains("› corp.internal"))
        // Beside the list, above it, and in the help pane nothing is marked.
        for position in [Position(row: 0, column: 0), Position(row: 4, column: 5), Position(row: 23, column: 5)] {
            person.take(.event(.clicked(position, on: size)))
        }
        person.take(.event(.clicked(Position(row: 6, column: 120), on: Size(width: 132, height: 43))))
        #expect(person.app.zonePage.selected == 3)
        #expect(person.app.step == .zone)
    }

    @Test func `a click means what is on the screen, in a list that has scrolled`() async throws {
        let person = try Operator()
        await person.see("not signing")
        for _ in 0..<50 { person.press(.down) }
        let size = Size(width: 80, height: 24)
        let rows = person.app.view(size: size).grid
        person.take(.event(.clicked(Position(row: 10, column: 10), on: size)))
        let name = person.app.zonePage.selectedRow?.name ?? ""
        #expect(!name.isEmpty && rows.rowText(10).contains(name))
    }

    @Test func `clicks on a question in front of the page change nothing behind it`() async throws {
        let person = try Operator()
        await person.see("not signing")
        person.press(.enter)
        await person.see("18 keys")
        person.press(.character("?"))
        person.take(.event(.clicked(Position(row: 8, column: 10), on: Size(width: 80, height: 24))))
        #expect(person.app.isHelpShown && person.app.keyPage?.selected == 0)
    }

    @Test func `what a line has no room for is shown whole while the line is marked`() async throws {
        let person = try Operator()
        await person.see("two key-signing keys")
        person.press(.down, .down)
        let whole = "delete one"
        #expect(person.app.zonePage.selectedRow?.name == "two-keys.example")
        #expect(person.screen(60, 16).grid.text.contains(whole))
        person.press(.up)
        #expect(!person.screen(60, 16).grid.text.contains(whole))
    }

    @Test func `a name of 253 characters can be read whole at 80x24`() async throws {
        let label = String(repeating: "a", count: 61)
        let name = ["b" + label, "c" + label, "d" + label, "e" + label].joined(separator: ".") + "."
        let person = try Operator(meddling: { _, body in
            body.replacing("<Name>example.com.</Name>", with: "<Name>\(name)</Name>")
        })
        await person.see("not signing")
        let text = person.screen(80, 24).grid.text
        for part in ["b", "c", "d", "e"] { #expect(text.contains(part + "aaaaaaaa")) }
    }
}
