/// The members of one object of a policy, taken one by one; what is left at the end is unknown.
struct PolicyElements {
    /// Where the object is, for a sentence: `statement 2`.
    var place: String
    private var members: [PolicyJSON.Member]

    init(place: String, members: [PolicyJSON.Member]) {
        self.place = place
        self.members = members
    }

    /// The names that were not taken, in their order.
    var names: [String] { members.map(\.name) }

    /// Takes a value out; names are compared exactly, as AWS writes them.
    mutating func take(_ name: String) -> PolicyJSON? {
        guard let index = members.firstIndex(where: { $0.name == name }) else { return nil }
        return members.remove(at: index).value
    }

    /// Takes a text out.
    mutating func takeText(_ name: String) throws(KeyPolicyError) -> String? {
        switch take(name) {
        case nil: return nil
        case .string(let text): return text
        case let other?: throw malformed("\(name) is \(other.kind); it has to be a text")
        }
    }

    /// Takes out a text or a list of texts.
    mutating func takeTexts(_ name: String) throws(KeyPolicyError) -> [String]? {
        guard let value = take(name) else { return nil }
        return try texts(value, of: name)
    }

    /// Reads a text or a list of texts.
    func texts(_ value: PolicyJSON, of name: String) throws(KeyPolicyError) -> [String] {
        switch value {
        case .string(let text): return [text]
        case .array(let elements):
            var texts: [String] = []
            for element in elements {
                guard case .string(let text) = element else {
                    throw malformed("\(name) lists \(element.kind); it has to list texts")
                }
                texts.append(text)
            }
            return texts
        default: throw malformed("\(name) is \(value.kind); it has to be a text or a list of texts")
        }
    }

    /// What to add about a missing element when a name differs from it only in case.
    func hint(for name: String) -> String {
        let twin = names.first { $0.lowercased() == name.lowercased() }
        return twin.map { "; \"\($0)\" has to be written \(name)" } ?? ""
    }

    /// An error about this object.
    func malformed(_ reason: String) -> KeyPolicyError {
        .malformed(place: place, reason: reason)
    }
}
