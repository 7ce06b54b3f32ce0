/// Policies made at random: mostly sensible ones, with every clause, operator and slip that people write.
enum RandomPolicy {
    /// A policy of one to five statements.
    static func text(_ generator: inout SeededGenerator) -> String {
        text(of: (0..<Int.random(in: 1...5, using: &generator)).map { _ in statement(&generator) })
    }

    static func text(of statements: [String]) -> String {
        #"{"Version":"2012-10-17","Statement":[\#(statements.joined(separator: ","))]}"#
    }

    /// A statement; allowing ones are more frequent when no effect is asked for.
    static func statement(effect: String? = nil, _ generator: inout SeededGenerator) -> String {
        OnboardingTests.statement(
            effect: effect ?? pick(["Allow", "Allow", "Deny"], &generator), principal: pick(principals, &generator),
            action: pick(actions, &generator), resource: pick(resources, &generator),
            condition: condition(&generator))
    }

    private static let principals = [
        #""Principal":{"Service":"dnssec-route53.amazonaws.com"}"#,
        #""Principal":{"Service":["s3.amazonaws.com","dnssec-route53.amazonaws.com"]}"#,
        #""Principal":{"Service":"dnssec-route53.amazonaws.com","AWS":"arn:aws:iam::111122223333:root"}"#,
        #""Principal":"*""#, #""Principal":{"AWS":"*"}"#, #""Principal":{"AWS":"111122223333"}"#,
        #""Principal":{"Service":"route53.amazonaws.com"}"#, #""Principal":{"Service":"*"}"#,
        #""Principal":{"Robot":"x"}"#, #""NotPrincipal":{"AWS":"111122223333"}"#,
        #""NotPrincipal":{"Service":"dnssec-route53.amazonaws.com"}"#,
    ]
    private static let actions = [
        #""Action":["kms:DescribeKey","kms:GetPublicKey","kms:Sign"]"#, #""Action":"kms:Sign""#,
        #""Action":["kms:Describe*","kms:Get*"]"#, #""Action":"KMS:s?gn""#, #""Action":"k*:*n""#, #""Action":"*""#,
        #""Action":["kms:CreateGrant"]"#, #""NotAction":"kms:Sign""#, #""NotAction":["kms:Delete*","kms:Put*"]"#,
    ]
    private static let resources = [
        #""Resource":"*""#, #""Resource":"*""#, #""Resource":["\#(PolicyCase.keyARN)"]"#,
        #""Resource":"arn:aws:kms:*:111122223333:key/1234abcd-????-*""#, #""Resource":"arn:aws:kms:::key/x""#,
        #""NotResource":"arn:aws:kms:::key/x""#, #""Sid":"none""#,
    ]

    // MARK: Conditions

    private static func condition(_ generator: inout SeededGenerator) -> String? {
        let count = pick([0, 0, 1, 1, 2], &generator)
        guard count > 0 else { return nil }
        let operators = Set((0..<count).map { _ in operatorName(&generator) }).sorted()
        return "{" + operators.map { #""\#($0)":{\#(keys(for: $0, &generator))}"# }.joined(separator: ",") + "}"
    }

    private static func operatorName(_ generator: inout SeededGenerator) -> String {
        let name = pick(operators, &generator)
        return name != "Null" && Int.random(in: 0..<4, using: &generator) == 0 ? name + "IfExists" : name
    }

    private static func keys(for name: String, _ generator: inout SeededGenerator) -> String {
        let names = Set((0..<pick([1, 1, 2], &generator)).map { _ in pick(keys, &generator) }).sorted()
        return names.map { key in
            let values = (0..<pick([1, 1, 2], &generator)).map { _ in value(of: key, for: name, &generator) }
            return #""\#(key)":"# + (values.count == 1 ? values[0] : "[\(values.joined(separator: ","))]")
        }.joined(separator: ",")
    }

    /// Mostly a value that makes sense for the key and the operator.
    private static func value(of key: String, for name: String, _ generator: inout SeededGenerator) -> String {
        if name.hasPrefix("Null") || name.hasPrefix("Bool") {
            return pick([#""true""#, #""false""#, "true", "false", #""TRUE""#], &generator)
        }
        if name.hasPrefix("Arn") || key.lowercased().hasSuffix("sourcearn") { return pick(arns, &generator) }
        return pick(texts, &generator)
    }

    // Those that the sandbox's evaluator knows as well; the others have their tables.
    private static let operators = [
        "StringEquals", "StringEquals", "StringNotEquals", "StringEqualsIgnoreCase", "StringLike", "StringNotLike",
        "ArnEquals", "ArnLike", "ArnNotEquals", "ArnNotLike", "Bool", "Null",
    ]
    private static let keys = [
        "aws:SourceAccount", "aws:SourceAccount", "AWS:sourceaccount", "aws:SourceArn", "aws:SourceArn",
        "aws:PrincipalIsAWSService", "aws:SecureTransport", "kms:SigningAlgorithm", "kms:GrantIsForAWSResource",
        "aws:SourceIp",
    ]
    private static let arns = [
        #""\#(PolicyCase.zoneARN)""#, #""arn:aws:route53:::hostedzone/*""#, #""arn:*:route53:::hostedzone/Z1D?33*""#,
        #""arn:aws:route53:::hostedzone/ZOTHER""#, #""arn:aws:route53:*:*:*""#, #""arn:aws:route53*""#, #""*""#,
    ]
    private static let texts = [
        #""111122223333""#, "111122223333", #""444455556666""#, #""1111*""#, #""*""#, #""????????????""#,
        #""ECDSA_SHA_256""#, #""ecdsa_sha_256""#, #""true""#, #""""#,
    ]

    static func pick<Element>(_ choices: [Element], _ generator: inout SeededGenerator) -> Element {
        choices[Int.random(in: 0..<choices.count, using: &generator)]
    }
}
