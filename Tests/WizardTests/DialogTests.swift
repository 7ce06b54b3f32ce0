import TerminalUI
import Testing

@testable import Wizard

/// Questions in front of the page.
struct DialogTests {
    private static func dialog(_ zone: String = "example.com") -> Dialog {
        .dangerous(
            .leave, title: "Delete the key-signing key?", text: "It cannot be made again.", zoneName: zone,
            action: "Delete it")
    }

    private static func type(_ text: String, into dialog: inout Dialog) {
        for character in text { #expect(dialog.press(.character(character)) == nil) }
    }

    @Test(arguments: [Key.enter, .escape])
    func `what has the focus first changes nothing`(key: Key) {
        var dialog = Self.dialog()
        #expect(dialog.press(key)?.label == "Cancel")
    }

    @Test func `only the whole name lets Enter through, and until then Enter says why`() {
        var dialog = Self.dialog()
        Self.type("example.co", into: &dialog)
        #expect(dialog.press(.enter) == nil)
        #expect(dialog.confirmation?.isComplaining == true)
        #expect(dialog.view(size: Size(width: 78, height: 19)).grid.text.contains("Right so far: 10 of 11"))
        Self.type("m", into: &dialog)
        #expect(dialog.press(.enter)?.label == "Delete it")
    }

    @Test(arguments: [
        ("", TypedConfirmation.Progress.nothing), ("e", .partly(1)), ("example.com", .whole),
        ("Example.com", .differs(at: 1)),
        ("exam le", .differs(at: 5)), ("example.com.", .differs(at: 12)), ("y", .differs(at: 1)),
    ])
    func `what is typed is compared letter by letter`(text: String, progress: TypedConfirmation.Progress) {
        var confirmation = TypedConfirmation(expected: "example.com")
        for character in text { _ = confirmation.handle(.character(character)) }
        #expect(confirmation.progress == progress)
        #expect(confirmation.isWhole == (progress == .whole))
    }

    @Test func `a pasted name is text, and its line end confirms nothing`() {
        var dialog = Self.dialog()
        dialog.paste("example.com\n")
        #expect(dialog.confirmation?.isWhole == true)
        #expect(dialog.press(.tab) == nil)
        #expect(dialog.press(.enter)?.label == "Cancel")
    }

    @Test func `letters of choices are text where a name is typed`() {
        var dialog = Self.dialog()
        Self.type("yn", into: &dialog)
        #expect(dialog.confirmation?.field.text == "yn")
        #expect(dialog.press(.control("u")) == nil)
        #expect(dialog.press(.escape)?.label == "Cancel")
    }

    @Test func `the cursor stands on Cancel, then in the field`() {
        var dialog = Self.dialog()
        let first = dialog.view(size: Size(width: 78, height: 19))
        #expect(first.cursor?.row == first.size.height - 2)
        Self.type("exa", into: &dialog)
        let second = dialog.view(size: Size(width: 78, height: 19))
        #expect(second.cursor?.row == 4)
        Golden.check(second.grid, "dialog-typed")
        _ = dialog.press(.backspace)
        Self.type("x", into: &dialog)
        _ = dialog.press(.enter)
        Golden.check(dialog.view(size: Size(width: 60, height: 11)).grid, "dialog-typed-wrong")
    }

    @Test func `a name of 253 characters leaves room for the choices at the smallest size`() {
        let label = String(repeating: "a", count: 62) + "."
        let dialog = Self.dialog(String(repeating: label, count: 4))
        let text = dialog.view(size: Size(width: 60, height: 11)).grid.text
        #expect(text.contains("Cancel") && text.contains("Nothing happens until"))
    }

    @Test func `in lines, the name is asked for, and an empty line changes nothing`() {
        var dialog = Self.dialog()
        #expect(dialog.linear.question?.hasPrefix("Type example.com") == true)
        #expect(dialog.linear.onEmpty == [.key(.escape)])
        #expect(dialog.linear.isDecisive)
        #expect(dialog.inputs(for: "example.com")?.last == .key(.enter))
        Self.type("x", into: &dialog)
        _ = dialog.press(.enter)
        #expect(dialog.linear.remark?.contains("Character 1") == true)
    }
}
