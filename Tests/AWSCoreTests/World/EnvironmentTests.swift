import Foundation
import Testing

@testable import AWSCore

struct EnvironmentTests {
    @Test func `blank variables are unset, and blanks around values go`() {
        let environment = Environment(variables: ["A": "", "B": " \t", "C": " x y "])
        #expect(environment["A"] == nil)
        #expect(environment["B"] == nil)
        #expect(environment["C"] == "x y")
        #expect(environment["D"] == nil)
    }

    @Test(arguments: [("~", "/h"), ("~/x", "/h/x"), ("~user/x", "~user/x"), ("/a/~", "/a/~"), ("", "")])
    func `a leading tilde is the home directory`(path: String, expanded: String) {
        #expect(Environment(variables: ["HOME": "/h"]).expandingHome(in: path) == expanded)
        #expect(Environment(variables: ["HOME": ""], homeDirectory: "/h").expandingHome(in: path) == expanded)
        #expect(Environment(variables: [:]).expandingHome(in: path) == path)
    }

    @Test func `the file system is read`() throws {
        let path = NSTemporaryDirectory() + "ksk-\(UUID().uuidString)"
        #expect(try Environment.current.readFile(path) == nil)
        try Data("x".utf8).write(to: URL(fileURLWithPath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }
        #expect(try Environment.current.readFile(path) == [0x78])
        #expect(try Environment.current.readFile(path + "/below") == nil)
        #expect(try Environment.current.readFile("/dev/null") == [])
        #expect(throws: FileReader.Failure(description: "it is too large")) {
            try Environment.current.readFile("/dev/zero")
        }
        let error = #expect(throws: (any Error).self) { try Environment.current.readFile(NSTemporaryDirectory()) }
        #expect(error.map { "\($0)" } == "it is a directory")
    }

    @Test func `a random UUID is one of version 4`() {
        #expect(RandomSource.largest.uuid() == "ffffffff-ffff-4fff-bfff-ffffffffffff")
        #expect(RandomSource.smallest.uuid() == "00000000-0000-4000-8000-000000000000")
        #expect(RandomSource { _ in [1] }.uuid() == "01000000-0000-4000-8000-000000000000")
        #expect(RandomSource.system.uuid() != RandomSource.system.uuid())
    }

    @Test func `a random fraction stays below 1`() {
        #expect(RandomSource.smallest.fraction() == 0)
        #expect(RandomSource.largest.fraction() < 1)
        #expect(RandomSource.largest.fraction() > 0.999999)
    }
}
