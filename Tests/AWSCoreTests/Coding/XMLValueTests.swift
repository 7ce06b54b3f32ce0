import Foundation
import Testing

@testable import AWSCore

struct XMLValueTests {
    private func element(_ text: String) -> XMLElement {
        XMLElement("r", children: [XMLElement("v", text: text)])
    }

    @Test func `values that are not there are nil`() throws {
        let empty = XMLElement("r", children: [])
        #expect(try empty.integer("v") == nil)
        #expect(try empty.boolean("v") == nil)
        #expect(try empty.date("v") == nil)
        #expect(throws: ReplyError("<r> has no <v>")) { try empty.requiredText("v") }
    }

    @Test(arguments: [("5", 5), (" 5\n", 5), ("-1", -1), ("0", 0)])
    func `whole numbers are read`(text: String, number: Int) throws {
        #expect(try element(text).integer("v") == number)
    }

    @Test(arguments: [("true", true), ("false", false), ("TRUE", true), (" true ", true), ("1", true), ("0", false)])
    func `truths are read`(text: String, truth: Bool) throws {
        #expect(try element(text).boolean("v") == truth)
    }

    @Test(arguments: ["", "x", "1.5", "99999999999999999999", "yes"])
    func `other texts are neither`(text: String) {
        #expect(throws: ReplyError.self) { try element(text).integer("v") }
        #expect(throws: ReplyError.self) { try element(text).boolean("v") }
        #expect(throws: ReplyError.self) { try element(text).date("v") }
    }

    @Test func `the error quotes the value on one line`() {
        let error = #expect(throws: ReplyError.self) { try element("a\u{1B}[31m\nb").integer("v") }
        #expect(error?.reason == "<v> is not a whole number: a [31m b")
    }
}
