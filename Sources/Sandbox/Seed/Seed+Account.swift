import DNSSEC
import FoundationEssentials

extension Seed {
    /// Makes the account.
    var account: AccountState {
        var account = AccountState()
        switch self {
        case .empty: return account
        case .demo:
            Self.addKeys(to: &account)
            Self.addDemoZones(to: &account)
            for number in 1...Self.shops { account.add(Self.shop(number, digits: 3)) }
            account.add(
                Self.zone("partner.example.", comment: "Of another account") { $0.owner = SandboxAccount.partner })
        case .fleet(let count):
            Self.addKeys(to: &account)
            for number in 0..<min(max(count, 0), Self.maximumFleet) {
                account.add(number == 0 ? Self.zone("example.com.") : Self.shop(number, digits: 5))
            }
        }
        return account
    }

    /// So many that one wants to filter them.
    private static let shops = 300

    private static func addKeys(to account: inout AccountState) {
        for key in DemoKeys.all {
            let record = key.record
            account.keys.append(record)
            account.aliases.append(key.aliasRecord(of: record))
        }
    }

    private static func addDemoZones(to account: inout AccountState) {
        account.add(zone("example.com.", comment: "Not signed yet"))
        account.add(
            zone("example.net.", comment: "Signed") { zone in
                zone.serveSignature = .signing
                zone.keySigningKeys = [key("ksk_2026_02", DemoKeys.exampleNet, .active)]
            })
        account.add(
            zone("two-keys.example.", comment: "Has as many keys as a zone can have") { zone in
                zone.serveSignature = .signing
                zone.keySigningKeys = [
                    key("ksk_2026_02", DemoKeys.twoA, .active), key("ksk_2026_03", DemoKeys.twoB, .inactive),
                ]
            })
        account.add(
            zone("corp.internal.", comment: "Private") { zone in
                zone.isPrivate = true
                zone.vpc = "vpc-0a1b2c3d4e5f67890"
            })
        // An asterisk and a blank, which Route 53 writes as octal numbers.
        account.add(zone(#"\052.escapes\040here.example."#, comment: "A name that needs escapes"))
        account.add(zone("twice.example.", label: "twice.example. first", comment: "The first of this name"))
        account.add(zone("twice.example.", label: "twice.example. second", comment: "The second of this name"))
    }

    private static func shop(_ number: Int, digits: Int) -> HostedZoneRecord {
        let text = "\(number)"
        return zone("shop-\(String(repeating: "0", count: max(0, digits - text.count)))\(text).example.")
    }

    private static func zone(
        _ name: String, label: String? = nil, comment: String? = nil,
        _ change: (inout HostedZoneRecord) -> Void = { _ in }
    ) -> HostedZoneRecord {
        let id = SeedNames.zoneID(label ?? name)
        var zone = HostedZoneRecord(id: id, name: name, callerReference: "seed-\(id)", comment: comment)
        change(&zone)
        return zone
    }

    private static func key(
        _ name: String, _ key: SeedKey, _ status: KeySigningKeyRecord.Status
    ) -> KeySigningKeyRecord {
        let record = key.record
        // The seed's keys are good ones: a test looks at them.
        let publicKey = record.publicKeyDER.flatMap { try? P256PublicKey(subjectPublicKeyInfo: $0) }
        return KeySigningKeyRecord(
            name: name, keyARN: record.arn, publicKey: publicKey?.rawRepresentation ?? [], status: status,
            created: SeedNames.keySigningKeysCreated, lastModified: SeedNames.keySigningKeysCreated,
            callerReference: "seed-\(record.id)")
    }
}
