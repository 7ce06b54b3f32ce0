import Foundation
import TerminalUI
import Testing

@testable import Wizard

/// Pictures of screens as text files beside the tests; `RECORD_GOLDEN=1` writes them anew and fails, so that someone
/// looks at what changed.
enum Golden {
    /// The screen at the three sizes, in Unicode and in ASCII.
    static func check(_ person: Operator, _ name: String, sourceLocation: SourceLocation = #_sourceLocation) {
        check(person.app, name, sourceLocation: sourceLocation)
    }

    /// The screen at the three sizes, in Unicode and in ASCII.
    static func check(_ app: App, _ name: String, sourceLocation: SourceLocation = #_sourceLocation) {
        for (width, height) in [(80, 24), (60, 16), (132, 43)] {
            let grid = app.view(size: Size(width: width, height: height)).grid
            check(grid, "\(name)-\(width)x\(height)", sourceLocation: sourceLocation)
            check(grid.inASCII, "\(name)-\(width)x\(height)-ascii", sourceLocation: sourceLocation)
            #expect(grid.inASCII.text.utf8.allSatisfy { $0 < 0x80 }, sourceLocation: sourceLocation)
        }
    }

    static func check(_ grid: CellGrid, _ name: String, sourceLocation: SourceLocation = #_sourceLocation) {
        check(text: grid.text + "\n", name, sourceLocation: sourceLocation)
    }

    static func check(text picture: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation) {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("Golden/\(name).txt")
        if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == "1" {
            try? FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            let old = try? String(contentsOf: file, encoding: .utf8)
            #expect(throws: Never.self) { try picture.write(to: file, atomically: true, encoding: .utf8) }
            if old != picture { Issue.record("\(name) was recorded: look at it", sourceLocation: sourceLocation) }
            return
        }
        let expected = (try? String(contentsOf: file, encoding: .utf8)) ?? "(there is no \(name).txt)"
        #expect(picture == expected, "\(name)", sourceLocation: sourceLocation)
    }
}
