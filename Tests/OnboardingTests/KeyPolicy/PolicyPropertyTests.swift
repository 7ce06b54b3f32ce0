import Onboarding
import Testing

/// What holds for every policy, tried on random ones.
@Suite struct PolicyPropertyTests {
    @Test func `adding a deny never allows more`() throws {
        try forRandomPolicies { statements, generator in
            let before = try Self.rank(statements)
            let more = statements + [Self.randomStatement(effect: "Deny", &generator)]
            #expect(try Self.rank(more) <= before, "\(policy(of: more))")
        }
    }

    @Test func `adding an allow never forbids`() throws {
        try forRandomPolicies { statements, generator in
            let before = try Self.rank(statements)
            let more = statements + [Self.randomStatement(effect: "Allow", &generator)]
            #expect(try Self.rank(more) >= before, "\(policy(of: more))")
        }
    }

    @Test func `the order of statements changes nothing`() throws {
        try forRandomPolicies { statements, generator in
            let before = try Self.rank(statements)
            #expect(try Self.rank(statements.shuffled(using: &generator)) == before, "\(policy(of: statements))")
        }
    }

    @Test func `a sure verdict names a statement that there is`() throws {
        try forRandomPolicies { statements, _ in
            let document = try KeyPolicyDocument(json: policy(of: statements))
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
                Self.randomStatement(effect: Bool.random(using: &generator) ? "Allow" : "Deny", &generator)
            }
            try body(statements, &generator)
        }
    }

    private func policy(of statements: [String]) -> String {
        #"{"Version":"2012-10-17","Statement":[\#(statements.joined(separator: ","))]}"#
    }

    /// 0 for denied, 1 for undecided, 2 for allowed.
    private static func rank(_ statements: [String]) throws -> Int {
        let json = #"{"Version":"2012-10-17","Statement":[\#(statements.joined(separator: ","))]}"#
        switch try KeyPolicyDocument(json: json).evaluate(PolicyCase("", "", "").asRoute53) {
        case .denied: return 0
        case .undecided: return 1
        case .allowed: return 2
        }
    }

    /// A policy of up to five random statements.
    static func randomPolicy(_ generator: inout SeededGenerator) -> String {
        let statements = (0..<Int.random(in: 1...5, using: &generator)).map { _ in
            randomStatement(effect: Bool.random(using: &generator) ? "Allow" : "Deny", &generator)
        }
        return #"{"Version":"2012-10-17","Statement":[\#(statements.joined(separator: ","))]}"#
    }

    private static func randomStatement(effect: String, _ generator: inout SeededGenerator) -> String {
        statement(
            effect: effect, principal: pick(principals, &generator), action: pick(actions, &generator),
            resource: pick(resources, &generator), condition: pick(conditions, &generator))
    }

    private static func pick<Element>(_ choices: [Element], _ generator: inout SeededGenerator) -> Element {
        choices[Int.random(in: 0..<choices.count, using: &generator)]
    }

    private static let principals = [
        #""Principal":{"Service":"dnssec-route53.amazonaws.com"}"#, #""Principal":"*""#,
        #""Principal":{"AWS":"111122223333"}"#, #""Principal":{"Robot":"x"}"#,
        #""NotPrincipal":{"AWS":"111122223333"}"#,
    ]
    private static let actions = [
        #""Action":"kms:Sign""#, #""Action":["kms:Describe*","kms:Get*"]"#, #""NotAction":"kms:Sign""#,
        #""Action":"*""#,
    ]
    private static let resources = [#""Resource":"*""#, #""Resource":"arn:aws:kms:::key/x""#, #""Sid":"none""#]
    private static let conditions: [String?] = [
        nil, nil, #"{"StringEquals":{"aws:SourceAccount":"111122223333"}}"#,
        #"{"StringNotEquals":{"aws:SourceAccount":"111122223333"}}"#, #"{"StringEquals":{"aws:SourceIp":"::1"}}"#,
    ]
}
