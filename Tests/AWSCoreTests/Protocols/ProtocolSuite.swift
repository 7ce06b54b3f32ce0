import Foundation
import Testing

@testable import AWSCore

typealias JSONDictionary = [String: Any]

/// Botocore's cases of one protocol in one direction: shapes, and cases that refer to them.
struct ProtocolSuite {
    /// Why a case is left out.
    struct Skip: Error {
        var reason: String
        init(_ reason: String) { self.reason = reason }
    }

    /// One case and the shapes of its suite.
    struct Case {
        let shapes: Shapes
        let row: JSONDictionary
        var name: String { row["id"] as? String ?? "" }
        var given: JSONDictionary { row["given"] as? JSONDictionary ?? [:] }
    }

    let cases: [Case]

    /// Reads a file such as `output/rest-xml`.
    init(_ name: String) throws {
        let data = try Conformance.data("protocol/botocore/protocols/\(name).json")
        let suites = try #require(JSONSerialization.jsonObject(with: data) as? [JSONDictionary])
        cases = suites.flatMap { suite in
            let shapes = Shapes(byName: suite["shapes"] as? [String: JSONDictionary] ?? [:])
            return (suite["cases"] as? [JSONDictionary] ?? []).map { Case(shapes: shapes, row: $0) }
        }
    }

    /// Runs all cases and prints how many there were, with a reason for each that was left out.
    func run(_ title: String, expecting count: Int, _ check: (Case) throws -> Void) throws {
        var skips: [String: Int] = [:]
        for each in cases {
            do {
                try check(each)
            } catch let skip as Skip {
                skips[skip.reason, default: 0] += 1
            } catch {
                Issue.record(error, "\(each.name)")
            }
        }
        let checked = cases.count - skips.values.reduce(0, +)
        #expect(checked == count, "\(title)")
        let skipped = skips.sorted { $0.key < $1.key }.map { "; \($0.value) skipped: \($0.key)" }.joined()
        print("\(title): \(checked) of \(cases.count) cases\(skipped)")
    }
}

/// The shapes of a suite, and references to them: a member, an item, a key.
struct Shapes {
    let byName: [String: JSONDictionary]

    /// A shape with what a reference says beside it; the reference wins. The shape's own name is that of a document
    /// only, so it goes by `ownName`.
    func resolve(_ reference: Any?) throws -> JSONDictionary {
        let reference = try #require(reference as? JSONDictionary)
        let name = try #require(reference["shape"] as? String)
        var shape = try #require(byName[name])
        shape["ownName"] = shape.removeValue(forKey: "locationName")
        return shape.merging(reference) { $1 }
    }

    /// The name of a structure's element when it is the whole document.
    ///
    /// - Parameter member: The member whose value the document is; nil where it has all members.
    func documentName(of shape: JSONDictionary, member: String? = nil) -> String {
        let (own, given) = (shape.text("ownName"), shape.text("locationName"))
        let name = member == nil ? own ?? given : given == member ? own : given
        return name ?? shape.text("shape") ?? ""
    }

    /// The members of a structure.
    func members(of structure: JSONDictionary) throws -> [(name: String, shape: JSONDictionary)] {
        try (structure["members"] as? JSONDictionary ?? [:]).map { ($0.key, try resolve($0.value)) }
    }
}

extension JSONDictionary {
    func text(_ name: String) -> String? { self[name] as? String }
    func isTrue(_ name: String) -> Bool { self[name] as? Bool == true }
    var isISO8601: Bool { text("timestampFormat").map { $0 == "iso8601" } ?? true }
}
