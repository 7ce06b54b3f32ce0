import Testing

@testable import Onboarding

/// What holds for every policy, tried on random ones.
@Suite struct PolicyPropertyTests {
    private static let actions = ["kms:Sign", "kms:DescribeKey", "kms:CreateGrant"]

    @Test func `adding a deny never allows more`() throws {
        try forRandomPolicies { statements, generator in
            let deny = RandomPolicy.statement(effect: "Deny", &generator)
            let more = (statements + [deny]).shuffled(using: &generator)
            for (before, after) in zip(try ranks(statements), try ranks(more)) {
                #expect(after <= before, "\(RandomPolicy.text(of: more))")
            }
        }
    }

    @Test func `adding an allow never forbids`() throws {
        try forRandomPolicies { statements, generator in
            let allow = RandomPolicy.statement(effect: "Allow", &generator)
            let more = (statements + [allow]).shuffled(using: &generator)
            for (before, after) in zip(try ranks(statements), try ranks(more)) {
                #expect(after >= before, "\(RandomPolicy.text(of: more))")
            }
        }
    }

    @Test func `the order of statements changes nothing`() throws {
        try forRandomPolicies { statements, generator in
            let before = try ranks(statements)
            #expect(try ranks(statements.shuffled(using: &generator)) == before, "\(RandomPolicy.text(of: statements))")
        }
    }

    @Test func `the order of names, actions and values in the JSON changes nothing`() throws {
        try forRandomPolicies { statements, generator in
            let value = try PolicyJSONReader.read(RandomPolicy.text(of: statements))
            let text = Self.reordered(value, keepingOrder: true, &generator).text(.oneLine(isSpaced: false))
            #expect(try ranks(of: text) == ranks(statements), "\(text)")
        }
    }

    @Test func `a value and a list of that one value are the same`() throws {
        try forRandomPolicies { statements, _ in
            let value = try PolicyJSONReader.read(RandomPolicy.text(of: statements))
            let text = Self.listed(value).text(.oneLine(isSpaced: true))
            #expect(try ranks(of: text) == ranks(statements), "\(text)")
        }
    }

    @Test func `a sure verdict names a statement that there is`() throws {
        try forRandomPolicies { statements, _ in
            let document = try KeyPolicyDocument(json: RandomPolicy.text(of: statements))
            switch document.evaluate(PolicyCase("", "", "").asRoute53) {
            case .allowed(let number): #expect(document.statements[number - 1].effect == .allow)
            case .denied(let refusal):
                switch refusal.cause {
                case .deniedByStatement(let number): #expect(document.statements[number - 1].effect == .deny)
                case .nearest(let number, let shortfalls):
                    #expect(document.statements[number - 1].effect == .allow)
                    #expect(!shortfalls.isEmpty)
                case .nobody: break
                }
            case .undecided(let reason): #expect(!reason.isEmpty)
            }
        }
    }

    private func forRandomPolicies(_ body: ([String], inout SeededGenerator) throws -> Void) rethrows {
        for seed in 0..<500 {
            var generator = SeededGenerator(seed: UInt64(seed))
            let statements = (0..<Int.random(in: 0...5, using: &generator)).map { _ in
                RandomPolicy.statement(&generator)
            }
            try body(statements, &generator)
        }
    }

    private func ranks(_ statements: [String]) throws -> [Int] { try ranks(of: RandomPolicy.text(of: statements)) }

    /// For each action 0 for denied, 1 for undecided, 2 for allowed.
    private func ranks(of text: String) throws -> [Int] {
        let document = try KeyPolicyDocument(json: text)
        return Self.actions.map { document.evaluate(PolicyCase("", text, $0, "").asRoute53).rank }
    }

    /// The same with members in another order, and the elements of all lists but that of the statements.
    private static func reordered(
        _ value: PolicyJSON, keepingOrder: Bool = false, _ generator: inout SeededGenerator
    ) -> PolicyJSON {
        switch value {
        case .object(let members):
            return .object(
                members.map {
                    .init(name: $0.name, value: reordered($0.value, keepingOrder: $0.name == "Statement", &generator))
                }.shuffled(using: &generator))
        case .array(let elements):
            let inner = elements.map { reordered($0, &generator) }
            return .array(keepingOrder ? inner : inner.shuffled(using: &generator))
        default: return value
        }
    }

    /// The same with every single text, number and truth value below the statements in a list of its own.
    private static func listed(_ value: PolicyJSON, name: String = "") -> PolicyJSON {
        switch value {
        case .object(let members): .object(members.map { .init(name: $0.name, value: listed($0.value, name: $0.name)) })
        case .array(let elements) where name == "Statement": .array(elements.map { listed($0) })
        case .string("*") where ["Principal", "NotPrincipal"].contains(name): value
        case .string, .number, .boolean:
            ["Version", "Id", "Sid", "Effect"].contains(name) ? value : .array([value])
        default: value
        }
    }
}
