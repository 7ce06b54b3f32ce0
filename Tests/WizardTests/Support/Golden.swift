import Foundation
import TerminalUI
import Testing

/// Pictures of screens as text files beside the tests; `RECORD_GOLDEN=1` writes them anew and fails, so that someone
/// looks at what changed.
enum Golden {
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
