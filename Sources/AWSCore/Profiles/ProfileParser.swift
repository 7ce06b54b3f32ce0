/// Reads one of the shared files, in the dialect that AWS's SDKs agreed on.
///
/// No quoting, no escapes, no interpolation. The only departure: a profile's name may be in quotes and then hold
/// blanks, because `aws configure --profile "a b"` writes it so.
///
/// Source: AWS SDKs and Tools Reference Guide, "Shared config and credentials files"; the profile parser tests of the
/// SDKs.
struct ProfileParser {
    /// What a line is wrong about.
    struct Failure: Error, Hashable {
        var line: Int
        var reason: String
    }

    /// A section's header.
    enum Header: Hashable {
        /// `[profile NAME]`, `[services NAME]`, or `[NAME]` without a kind.
        case section(kind: String?, name: String)
        /// One that means nothing to AWS's tools.
        case ignored
    }

    /// The sections in their order; a section that comes twice is there twice.
    private(set) var sections: [(header: Header, section: ProfileSection)] = []
    private var lastProperty: String?
    private var hasNestedProperties = false

    init(_ text: String) throws(Failure) {
        let lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
        for (index, line) in lines.enumerated() {
            do {
                try read(String(line))
            } catch {
                throw Failure(line: index + 1, reason: error.reason)
            }
        }
    }

    private struct Problem: Error {
        var reason: String
    }

    private mutating func read(_ line: String) throws(Problem) {
        guard let first = line.first, line.contains(where: { $0 != " " && $0 != "\t" }) else { return }
        switch first {
        case "#", ";": return
        case "[": try readHeader(line)
        case " ", "\t": try readContinuation(line)
        default: try readProperty(line)
        }
    }

    // Headers

    private mutating func readHeader(_ line: String) throws(Problem) {
        guard let end = line.firstIndex(of: "]"), Self.isComment(line[line.index(after: end)...]) else {
            throw Problem(reason: "Profile definition must end with ']'")
        }
        let content = line[line.index(after: line.startIndex)..<end].trimmingBlanks()
        sections.append((Self.header(content), ProfileSection()))
        lastProperty = nil
    }

    /// What follows a header may touch its bracket.
    private static func isComment(_ rest: Substring) -> Bool {
        let rest = rest.trimmingBlanks()
        return rest.isEmpty || rest.hasPrefix("#") || rest.hasPrefix(";")
    }

    private static func header(_ content: String) -> Header {
        let kind = content.prefix { $0 != " " && $0 != "\t" }
        let rest = content.dropFirst(kind.count).trimmingBlanks()
        if let quoted = unquoted(content) { return .section(kind: nil, name: quoted) }
        if rest.isEmpty { return isName(kind) ? .section(kind: nil, name: String(kind)) : .ignored }
        guard let name = unquoted(rest) ?? (isName(rest) ? rest : nil), isName(kind) else { return .ignored }
        return .section(kind: String(kind), name: name)
    }

    private static func unquoted(_ text: String) -> String? {
        guard let quote = text.first, quote == "\"" || quote == "'", text.count > 2, text.last == quote else {
            return nil
        }
        return String(text.dropFirst().dropLast())
    }

    private static func isName(_ text: some StringProtocol) -> Bool {
        !text.isEmpty
            && text.unicodeScalars.allSatisfy {
                $0.isASCII && ($0.properties.isAlphabetic || $0.properties.numericType != nil)
                    || "_-/.%@:+".unicodeScalars.contains($0)
            }
    }

    // Properties

    private mutating func readProperty(_ line: String) throws(Problem) {
        guard !sections.isEmpty else {
            throw Problem(reason: "Expected a profile definition before the first property")
        }
        guard let (name, value) = Self.property(in: Self.withoutComment(line)) else {
            throw Problem(reason: "Expected an '=' sign defining a property")
        }
        guard !name.isEmpty else { throw Problem(reason: "Property did not have a name") }
        lastProperty = name.lowercased()
        hasNestedProperties = value.isEmpty
        // The value of a property whose name means nothing goes nowhere, but what continues it still is no error.
        if Self.isName(name) { set(name.lowercased(), to: value) }
    }

    private mutating func readContinuation(_ line: String) throws(Problem) {
        guard !sections.isEmpty else { throw Problem(reason: "Expected a profile definition, found continuation") }
        guard let lastProperty else { throw Problem(reason: "Expected a property definition, found continuation") }
        if hasNestedProperties {
            guard let (name, _) = Self.property(in: Self.withoutComment(line)) else {
                throw Problem(reason: "Expected an '=' sign defining a sub-property")
            }
            guard !name.isEmpty else { throw Problem(reason: "Sub-property did not have a name") }
        }
        let place = sections.endIndex - 1
        guard let value = sections[place].section.properties[lastProperty] else { return }
        set(lastProperty, to: value + "\n" + line.trimmingBlanks())
    }

    private mutating func set(_ name: String, to value: String) {
        sections[sections.endIndex - 1].section.properties[name] = value
    }

    /// A comment in a property's line starts with a blank.
    private static func withoutComment(_ line: String) -> String {
        var previous: Character = "="
        for index in line.indices {
            if line[index] == "#" || line[index] == ";", previous == " " || previous == "\t" {
                return String(line[..<index])
            }
            previous = line[index]
        }
        return line
    }

    /// Name and value at both sides of the first `=`.
    static func property(in line: String) -> (name: String, value: String)? {
        guard let place = line.firstIndex(of: "=") else { return nil }
        return (line[..<place].trimmingBlanks(), line[line.index(after: place)...].trimmingBlanks())
    }
}
