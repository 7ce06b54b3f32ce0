import AWSCore
package import FoundationEssentials
package import KSKClient

/// A KMS key that is to be made for a zone: everything that is sent, and how it is found again.
package struct KeyOrder: Sendable, Hashable, Codable {
    /// The zone that the key is for.
    package var zoneID: HostedZoneID
    /// The zone's name, as Route 53 writes it.
    package var zoneName: String
    /// The caller's account, which will own the key.
    package var account: String
    /// The alias that it gets, if nobody has it: `alias/dnssec-example-com-202611`.
    package var alias: String
    /// The key policy.
    package var policy: String
    /// What KMS shows as the key's description.
    package var description: String
    /// What no other order has; the key's tag carries it.
    package var token: String
    /// When it was given, in seconds since 1970.
    package var orderedAtSeconds: Double
    /// Whether it was given to the sandbox.
    package var isSandbox: Bool

    /// When it was given.
    package var orderedAt: Date { Date(timeIntervalSince1970: orderedAtSeconds) }

    /// Makes an order for a zone.
    ///
    /// - Parameter token: A text that no other order has; what a tag or a file's name cannot have is replaced.
    package init(zone: HostedZone, account: String, at date: Date, token: String, isSandbox: Bool = false) {
        zoneID = zone.id
        zoneName = zone.name
        self.account = account
        alias = Self.alias(for: zone, at: date)
        policy = Self.policy(for: zone, account: account)
        description = "DNSSEC key-signing key of \(zone.displayName) (\(zone.id))".filtered {
            $0.isASCII && !$0.isNewline
        }
        orderedAtSeconds = date.timeIntervalSince1970
        self.isSandbox = isSandbox
        self.token = String(
            token.prefix(200).map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") ? $0 : "_" })
    }

    /// The key of the tag that carries the token.
    package static let tagKey = "ksk:order"

    /// What is sent.
    package var operation: CreateKey {
        CreateKey(
            policy: policy, description: description, keySpec: .eccNISTP256, keyUsage: .signVerify,
            tags: [
                KeyTag(key: Self.tagKey, value: token), KeyTag(key: "ksk:zone", value: zoneID.rawValue),
            ])
    }

    /// The alias that a zone's new key gets: its name, and the month so that the next key gets another one.
    ///
    /// Source: KMS API Reference, "CreateAlias": letters, digits and `:/_-`, at most 256 characters.
    static func alias(for zone: HostedZone, at date: Date) -> String {
        let name = zone.displayName == "." ? "root" : zone.displayName.lowercased()
        let valid = name.map { character -> Character in
            if character == "." { return "-" }
            return character.isASCII && (character.isLetter || character.isNumber || character == "-") ? character : "_"
        }
        let month = date.utcMonthWithUnderscore.filter { $0 != "_" }
        return "alias/dnssec-" + String(valid.prefix(200)) + "-" + month
    }

    /// The least that works: the account's IAM policies decide about people, and Route 53 may do three things, for this
    /// zone; and AWS's statement about grants.
    static func policy(for zone: HostedZone, account: String) -> String {
        PolicyJSON.object([
            .init(name: "Version", value: .string("2012-10-17")),
            .init(
                name: "Statement",
                value: .array([
                    .administratorStatement(account: account),
                    .route53Statement(RepairPlanner.neededActions, account: account, zoneARN: zone.arn),
                    .grantStatement,
                ])),
        ]).text(.indented(base: "", unit: "  "))
    }

    /// What the key costs, for the operator.
    ///
    /// Source: AWS KMS pricing, customer managed keys and asymmetric requests.
    package static let cost =
        "AWS bills a customer managed key at US$1 a month until it is deleted, and its use at US$0.15 for 10,000 "
        + "requests, of which Route 53 makes some hundreds a month. Prices: https://aws.amazon.com/kms/pricing/"
}

extension String {
    fileprivate func filtered(_ isKept: (Character) -> Bool) -> String { String(filter(isKept)) }
}
