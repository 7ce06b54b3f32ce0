import Testing

@testable import Onboarding

/// Keys with several values, addresses and octets, which the requests that ksk asks about do not have.
///
/// Source of the expected values: AWS IAM User Guide, "Set operators for multivalued context keys", "IP address condition
/// operators", "Binary condition operators".
@Suite struct ConditionValueTests {
    private func holds(_ name: String, _ found: [String], _ values: [String]) -> String {
        let condition = PolicyCondition(operatorName: name, key: "Some:Key", values: values)
        switch condition.outcome(for: RequestContext(["some:key": .values(found)]), variables: true) {
        case .yes: return "yes"
        case .no: return "no"
        case .unknown: return "unknown"
        }
    }

    static let sets: [(name: String, found: [String], values: [String], expected: String)] = [
        ("ForAllValues:StringEquals", ["a", "b"], ["a", "b", "c"], "yes"),
        ("ForAllValues:StringEquals", ["a", "d"], ["a", "b", "c"], "no"),
        ("ForAllValues:StringEquals", [], ["a"], "yes"),
        ("ForAllValues:StringEqualsIfExists", [], ["a"], "yes"),
        ("ForAnyValue:StringEquals", ["a", "d"], ["a", "b"], "yes"),
        ("ForAnyValue:StringEquals", ["d", "e"], ["a", "b"], "no"),
        ("ForAnyValue:StringEquals", [], ["a"], "no"),
        ("ForAnyValue:StringEqualsIfExists", [], ["a"], "yes"),
        ("ForAllValues:StringNotEquals", ["a", "b"], ["c"], "yes"),
        ("ForAllValues:StringNotEquals", ["a", "c"], ["c"], "no"),
        ("ForAnyValue:StringNotEquals", ["a", "c"], ["c"], "yes"),
        ("ForAnyValue:StringNotEquals", ["c", "c"], ["c"], "no"),
        ("ForAnyValue:StringLike", ["Sign", "Verify"], ["S*"], "yes"),
        ("ForAllValues:StringLike", ["Sign", "Verify"], ["S*"], "no"),
        ("ForAllValues:ArnLike", ["arn:aws:s3:::a", "arn:aws:s3:::b"], ["arn:aws:s3:::*"], "yes"),
        ("ForAnyValue:NumericLessThan", ["5", "50"], ["10"], "yes"),
        ("ForAllValues:NumericLessThan", ["5", "50"], ["10"], "no"),
        ("ForAllValues:Bool", ["true", "perhaps"], ["true"], "unknown"),
        ("ForAllValues:Bool", ["false", "perhaps"], ["true"], "no"),
        // One value is what the other operators are for; AWS does not say what they do with more.
        ("StringEquals", ["a"], ["a"], "yes"), ("StringEquals", ["a", "b"], ["a"], "unknown"),
        ("StringNotEquals", [], ["a"], "yes"), ("StringEquals", [], ["a"], "no"),
        ("Null", ["a", "b"], ["false"], "yes"), ("Null", [], ["true"], "yes"),
    ]

    @Test(arguments: sets)
    func `a key with several values is compared value by value`(
        name: String, found: [String], values: [String], expected: String
    ) {
        #expect(holds(name, found, values) == expected)
    }

    static let addresses: [(found: String, values: [String], expected: String)] = [
        ("203.0.113.9", ["203.0.113.0/24"], "yes"), ("203.0.114.9", ["203.0.113.0/24"], "no"),
        ("203.0.113.9", ["203.0.113.9"], "yes"), ("203.0.113.9", ["203.0.113.8/31"], "yes"),
        ("203.0.113.10", ["203.0.113.8/31"], "no"), ("198.51.100.1", ["0.0.0.0/0"], "yes"),
        ("203.0.113.9", ["10.0.0.0/8", "203.0.113.0/28"], "yes"), ("2001:db8::5", ["2001:db8::/32"], "yes"),
        ("2001:db9::5", ["2001:DB8::/32"], "no"), ("2001:db8::5", ["0.0.0.0/0"], "no"),
        ("203.0.113.9", ["203.0.113.0/33"], "unknown"), ("203.0.113.9", ["203.0.113.0/24/1"], "unknown"),
        ("203.0.113.9", ["anywhere"], "unknown"), ("203.0.113.9", ["203.0.113.0/"], "unknown"),
    ]

    @Test(arguments: addresses)
    func `an address is in a range or not`(found: String, values: [String], expected: String) {
        #expect(holds("IpAddress", [found], values) == expected)
        let opposite = ["yes": "no", "no": "yes"][expected] ?? expected
        #expect(holds("NotIpAddress", [found], values) == opposite)
    }

    @Test(arguments: [("QmluYXJ5", "QmluYXJ5", "yes"), ("QmluYXJ5", "QmluYXJ4", "no"), ("QmluYXJ5", "?", "unknown")])
    func `octets are compared as Base64 says`(found: String, value: String, expected: String) {
        #expect(holds("BinaryEquals", [found], [value]) == expected)
    }

    @Test(arguments: [
        ("DateGreaterThan", "2026-11-25T00:00:00Z", "2026-11-24", "yes"),
        ("DateGreaterThanEquals", "2026-11-24T00:00:00Z", "2026-11-24T01:00:00+01:00", "yes"),
        ("DateLessThan", "2026-11-25T00:00:00Z", "1795564800", "no"),
        ("DateNotEquals", "2026-11-25T00:00:00Z", "2026-11-25T00:00:00Z", "no"),
        ("DateEquals", "2026-11-25T00:00:00Z", "tomorrow", "unknown"),
    ])
    func `dates are compared as points in time`(name: String, found: String, value: String, expected: String) {
        #expect(holds(name, [found], [value]) == expected)
    }
}
