import Foundation
import Testing

@testable import Onboarding

/// Texts that are no policies: each is a finding.
@Suite struct PolicyReadingTests {
    @Test(arguments: [
        ("", "the policy is empty"),
        (" \n\t ", "the policy is empty"),
        ("\u{FEFF}", "the policy is empty"),
        ("[]", "the policy: has to be an object, in braces { }"),
        ("\"text\"", "the policy: has to be an object"),
        ("{", "the policy is not JSON: a name in quotes is missing (line 1, column 2)"),
        ("{\"Version\" \"2012\"}", "a colon is missing after \"Version\" (line 1, column 12)"),
        ("{\n  \"Version\": \"2012-10-17\",\n}", "a name in quotes is missing (line 3, column 1)"),
        ("{'Version': 1}", "a name in quotes is missing"),
        ("{} {}", "something follows the policy's last brace (line 1, column 4)"),
        ("{\"a\": tru}", "a value is missing, or does not begin as one"),
        ("{\"a\": 01}", "a comma or a closing brace } is missing"),
        ("{\"a\": -}", "a digit is missing in a number"),
        ("{\"a\": 1.}", "a digit is missing in a number"),
        ("{\"a\": [1 2]}", "a comma or a closing bracket ] is missing"),
        ("{\"a\": \"x", "a text has no closing quote"),
        ("{\"a\": \"\u{1}\"}", "a line end or control character is inside a text"),
        ("{\"a\": \"\\q\"}", "an unknown escape is inside a text"),
        ("{\"a\": \"\\u12\"}", "an escape \\u needs four hexadecimal digits"),
        ("{\"a\": \"\\ud800\"}", "half of a character is escaped"),
        ("{\"a\": \"\\udc00\"}", "half of a character is escaped"),
        ("{\"a\": \"\\ud800\\u0041\"}", "half of a character is escaped"),
        (
            "{\"Version\":\"1\",\n\"Version\":\"2\"}",
            "has \"Version\" twice in one object, the second at line 2, column 1"
        ),
        ("{}", "the policy: has no Statement"),
        ("{\"statement\":[]}", "has no Statement; \"statement\" has to be written Statement"),
        ("{\"Statement\":[],\"Extra\":1}", "has an element \"Extra\", which the policy language does not know"),
        ("{\"Version\":2012,\"Statement\":[]}", "Version is a number; it has to be a text"),
        (
            "{\"Version\":\"2012-10-18\",\"Statement\":[]}",
            "Version is \"2012-10-18\"; there are 2012-10-17 and 2008-10-17"
        ),
        ("{\"Statement\":[5]}", "statement 1: is a number; it has to be an object"),
        ("{\"Statement\":null}", "statement 1: is null"),
    ])
    func `a text that is no policy says what is wrong and where`(text: String, expected: String) {
        expectError(text, expected)
    }

    @Test(arguments: [
        (#"{"Principal":"*","Action":"*","Resource":"*"}"#, "statement 1: has no Effect"),
        (#"{"effect":"Allow"}"#, #"has no Effect; "effect" has to be written Effect"#),
        (#"{"Effect":"allow","Principal":"*","Action":"*"}"#, #"Effect is "allow"; it has to be Allow or Deny"#),
        (#"{"Effect":true}"#, "Effect is true or false; it has to be a text"),
        (#"{"Effect":"Allow","Action":"*"}"#, "has no Principal, which a key policy needs"),
        (#"{"Effect":"Allow","Principal":"arn:aws:iam::1:root","Action":"*"}"#, "Principal is the text"),
        (#"{"Effect":"Allow","Principal":{},"Action":"*"}"#, "Principal names nobody"),
        (#"{"Effect":"Allow","Principal":[1],"Action":"*"}"#, "Principal is a list"),
        (#"{"Effect":"Allow","Principal":{"AWS":1},"Action":"*"}"#, "Principal AWS is a number"),
        (#"{"Effect":"Allow","Principal":{"AWS":[null]},"Action":"*"}"#, "Principal AWS lists null"),
        (#"{"Effect":"Allow","Principal":"*","NotPrincipal":"*","Action":"*"}"#, "both Principal and NotPrincipal"),
        (#"{"Effect":"Allow","Principal":"*"}"#, "has no Action"),
        (#"{"Effect":"Allow","Principal":"*","Action":{}}"#, "Action is an object"),
        (#"{"Effect":"Allow","Principal":"*","Action":"*","NotAction":"*"}"#, "both Action and NotAction"),
        (#"{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*","NotResource":"*"}"#, "both Resource and"),
        (#"{"Effect":"Allow","Principal":"*","Action":"*","Condition":[]}"#, "Condition is a list"),
        (#"{"Effect":"Allow","Principal":"*","Action":"*","Condition":{"Bool":1}}"#, "Condition Bool is a number"),
        (#"{"Effect":"Allow","Principal":"*","Action":"*","Condition":{"Bool":{"a":{}}}}"#, "compares with an object"),
        (
            #"{"Effect":"Allow","Principal":"*","Action":"*","Condition":{"Bool":{"a":1},"Bool":{"b":1}}}"#,
            "has \"Bool\" twice in one object"
        ),
    ])
    func `a statement that is malformed says what is wrong`(text: String, expected: String) {
        expectError(#"{"Statement":[\#(text)]}"#, expected)
    }

    @Test func `a policy of a megabyte is refused before it is read`() {
        let text = #"{"Statement":["# + String(repeating: " ", count: 1_000_000) + "]}"
        expectError(text, "the policy has 1000016 octets; KMS takes at most 131072")
    }

    @Test func `deep nesting is refused`() {
        expectError(String(repeating: "[", count: 100_000), "nests lists and objects more than 32 deep")
        expectError(String(repeating: #"{"a":"#, count: 20_000), "nests lists and objects more than 32 deep")
    }

    @Test func `texts are read with their escapes`() throws {
        let json = #"{"Id":"a\"\\\/\b\f\n\r\té\ud83d\ude00€","Statement":[]}"#
        #expect(try KeyPolicyDocument(json: json).id == "a\"\\/\u{8}\u{C}\n\r\té😀€")
    }

    @Test func `Foundation reads the same valid JSON and refuses the same invalid JSON`() throws {
        for seed in 0..<2_000 {
            var generator = SeededGenerator(seed: UInt64(seed))
            let text = mutate(PublishedPolicyTests.guidePolicy, &generator)
            let foundationReads = (try? JSONSerialization.jsonObject(with: Data(text.utf8))) != nil
            do {
                _ = try KeyPolicyDocument(json: text)
                #expect(foundationReads, "\(text)")
            } catch KeyPolicyError.notJSON(let reason, _, _) {
                #expect(!foundationReads, "\(reason): \(text)")
            } catch {
                // Malformed as a policy, or a name twice, which Foundation does not mind.
            }
        }
    }

    @Test func `evaluating whatever can be read never traps`() {
        for seed in 0..<2_000 {
            var generator = SeededGenerator(seed: UInt64(seed) &+ 77)
            let text = mutate(PublishedPolicyTests.terraformPolicy, &generator)
            guard let document = try? KeyPolicyDocument(json: text) else { continue }
            for action in ["kms:Sign", "kms:CreateGrant", ""] {
                _ = document.evaluate(PolicyCase("", "", action, "").asRoute53)
                _ = document.evaluate(PolicyCase("", "", action, "").asCaller(PolicyCase.session))
            }
        }
    }

    @Test func `a policy with any part replaced by anything is a finding, or is judged and mended`() throws {
        let tree = try PolicyJSONReader.read(PublishedPolicyTests.guidePolicy)
        var (read, mended) = (0, 0)
        for seed in 0..<2_000 {
            var generator = SeededGenerator(seed: UInt64(seed) &+ 4_000)
            let text = replaced(tree, &generator).text(.oneLine(isSpaced: true))
            let items = checklist(for: Sample.facts { $0.policy = .found(text) }).items
            #expect(items.count == CheckID.allCases.count)
            guard (try? KeyPolicyDocument(json: text)) != nil else {
                #expect(items.contains { $0.id == .policyReadable && $0.status == .undecided }, "\(text)")
                continue
            }
            read += 1
            guard let repair = try? policyRepair(for: Sample.facts { $0.policy = .found(text) }) else { continue }
            mended += 1
            #expect((try? KeyPolicyDocument(json: repair.new)) != nil, "\(text)")
        }
        #expect(read > 200 && mended > 50, "\(read) were read, \(mended) were mended")
    }

    /// Replaces one part of a value, or puts something beside it.
    private func replaced(_ value: PolicyJSON, _ generator: inout SeededGenerator) -> PolicyJSON {
        guard Int.random(in: 0..<6, using: &generator) > 0 else { return anything(&generator, depth: 0) }
        switch value {
        case .object(var members) where !members.isEmpty:
            let index = Int.random(in: 0..<members.count, using: &generator)
            switch Int.random(in: 0..<10, using: &generator) {
            case 0: members.remove(at: index)
            case 1: members[index].name += "x"
            case 2: members.append(.init(name: "Not" + members[index].name, value: members[index].value))
            default: members[index].value = replaced(members[index].value, &generator)
            }
            return .object(members)
        case .array(var elements) where !elements.isEmpty:
            let index = Int.random(in: 0..<elements.count, using: &generator)
            elements[index] = replaced(elements[index], &generator)
            return .array(elements)
        default: return anything(&generator, depth: 0)
        }
    }

    private func anything(_ generator: inout SeededGenerator, depth: Int) -> PolicyJSON {
        switch Int.random(in: 0..<(depth < 40 ? 9 : 6), using: &generator) {
        case 0: .null
        case 1: .boolean(.random(using: &generator))
        case 2: .number(RandomPolicy.pick(["0", "-1e400", "111122223333", "1.5"], &generator))
        case 3:
            .string(RandomPolicy.pick(["", "*", "kms:*", "${", "${a", "\u{0}\u{202E}", "arn:aws:::::"], &generator))
        case 4: .array([])
        case 5: .object([])
        case 6: .array([anything(&generator, depth: depth + 1), anything(&generator, depth: depth + 1)])
        default: .object([.init(name: "AWS", value: anything(&generator, depth: depth + 1))])
        }
    }

    /// Changes, drops or inserts a few octets.
    private func mutate(_ text: String, _ generator: inout SeededGenerator) -> String {
        var octets = Array(text.utf8)
        let alphabet = Array("{}[]\":,\\*?$u0123456789aAeE.-+ tfn\u{1}é".utf8)
        for _ in 0..<Int.random(in: 1...4, using: &generator) {
            let index = Int.random(in: 0..<octets.count, using: &generator)
            switch Int.random(in: 0..<3, using: &generator) {
            case 0: octets.remove(at: index)
            case 1: octets[index] = alphabet.randomElement(using: &generator) ?? 0
            default: octets.insert(alphabet.randomElement(using: &generator) ?? 0, at: index)
            }
        }
        return String(decoding: octets, as: UTF8.self)
    }

    private func expectError(_ text: String, _ expected: String) {
        do {
            _ = try KeyPolicyDocument(json: text)
            Issue.record("read: \(text)")
        } catch {
            #expect(error.description.contains(expected), "\(error)")
        }
    }
}
