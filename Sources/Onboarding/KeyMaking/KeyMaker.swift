package import AWSCore
import FoundationEssentials
package import KSKClient

/// A key that was made, or found to have been.
package struct MadeKey: Sendable, Hashable {
    /// The key.
    package var arn: KMSKeyARN
    /// Its alias; nil when it got none.
    package var alias: String?
    /// Why it got no alias, or another one than was wanted; nil when all is as ordered.
    package var remark: String?
    /// Whether it was found after its answer was lost.
    package var wasFound: Bool

    /// Makes a result of its parts.
    package init(arn: KMSKeyARN, alias: String?, remark: String? = nil, wasFound: Bool = false) {
        self.arn = arn
        self.alias = alias
        self.remark = remark
        self.wasFound = wasFound
    }
}

/// Makes a KMS key once, whatever happens on the way.
///
/// CreateKey has nothing that makes a request sent twice harmless. So every order has a token, which is written down
/// first and is a tag of the key; when an answer is lost, keys are looked through for it before anything is sent again.
package struct KeyMaker: Sendable {
    let client: AWSClient
    let journal: Journal
    let clock: WallClock

    /// Makes a maker.
    package init(client: AWSClient, journal: Journal, clock: WallClock) {
        self.client = client
        self.journal = journal
        self.clock = clock
    }

    /// Makes the key and gives it its alias. An order for the zone that an earlier run left is looked for first, and is
    /// the one that is carried out.
    ///
    /// - Throws: ``MendingError``, ``JournalError`` before anything was sent, and the client's errors.
    package func make(
        _ order: KeyOrder, progress: @escaping @Sendable (MendingStep) -> Void = { _ in }
    ) async throws -> MadeKey {
        let book = KeyOrderBook(journal)
        let change = KMSChange(clock: clock, progress: progress)
        guard let left = try book.takeUp(forZoneOf: order) else {
            let lock = try book.begin(order)
            progress(.orderWritten)
            return try await finish(order, try await create(order, change), wasFound: false, lock, change)
        }
        progress(.lookingAfterLostReply)
        let found = try await key(of: left.order)
        let metadata = try await found.orMade { try await create(left.order, change) }
        return try await finish(left.order, metadata, wasFound: found != nil, left.lock, change)
    }

    /// The key that an order made, if there is one.
    package func key(madeBy order: KeyOrder) async throws -> KMSKeyARN? {
        try await key(of: order).flatMap { KMSKeyARN($0.arn) }
    }

    /// Waits for the key, gives it its alias, and puts the order away.
    private func finish(
        _ order: KeyOrder, _ metadata: KeyMetadata, wasFound: Bool, _ lock: JournalLock, _ change: KMSChange
    ) async throws -> MadeKey {
        guard let arn = KMSKeyARN(metadata.arn) else {
            throw MendingError.notApplicable("KMS names the key in a form that is not known: \(metadata.arn.excerpt)")
        }
        try await change.wait(for: "the key is not enabled") {
            try await client.send(DescribeKey(keyID: KMSKeyIdentifier(arn))).keyState == .enabled
        }
        let (alias, remark) = try await name(arn, order, change)
        // What cannot be put away is found again, and then has nothing left to do.
        try? KeyOrderBook(journal).settle(order)
        // No other ksk takes the order up before it is put away.
        withExtendedLifetime(lock) {}
        change.progress(.inForce)
        return MadeKey(arn: arn, alias: alias, remark: remark, wasFound: wasFound)
    }

    private func create(_ order: KeyOrder, _ change: KMSChange) async throws -> KeyMetadata {
        var wasLost = false
        do {
            return try await change.send("CreateKey") {
                try await client.send(order.operation)
            } look: {
                wasLost = true
                return try await key(of: order)
            }
        } catch let error as AWSError where (400..<500).contains(error.httpStatus) && !wasLost {
            // KMS refused and made nothing, so nothing is to be looked for at the next start. After a lost answer there
            // may be a key that is not listed yet.
            try? KeyOrderBook(journal).settle(order)
            throw error
        }
    }

    /// Looks through the account's keys for an order's tag.
    private func key(of order: KeyOrder) async throws -> KeyMetadata? {
        for try await page in client.pages(ListKeys(limit: 1000)) {
            for listed in page.keys {
                let id = KMSKeyIdentifier(rawValue: listed.keyID)
                // Most keys are told apart by their description, which costs one question and not two.
                guard let metadata = try await own(id), metadata.description == order.description,
                    try await tags(of: id).contains(KeyTag(key: KeyOrder.tagKey, value: order.token))
                else { continue }
                return metadata
            }
        }
        return nil
    }

    /// A key that may be ours; nil for those that others keep from us.
    private func own(_ id: KMSKeyIdentifier) async throws -> KeyMetadata? {
        do {
            return try await client.send(DescribeKey(keyID: id))
        } catch let error as AWSError where (400..<500).contains(error.httpStatus) {
            return nil
        }
    }

    private func tags(of id: KMSKeyIdentifier) async throws -> [KeyTag] {
        var tags: [KeyTag] = []
        for try await page in client.pages(ListResourceTags(keyID: id)) { tags += page.tags }
        return tags
    }
}

// MARK: The alias

extension KeyMaker {
    /// Gives the key the alias, or the next one that is free. A key without an alias is a key all the same, so what KMS
    /// refuses here is a remark.
    private func name(
        _ arn: KMSKeyARN, _ order: KeyOrder, _ change: KMSChange
    ) async throws -> (alias: String?, remark: String?) {
        if let old = try await aliases(of: arn).first { return (old, nil) }
        for number in 1...9 {
            let alias = number == 1 ? order.alias : "\(order.alias)-\(number)"
            do {
                try await create(alias, for: arn, change)
                return (alias, number == 1 ? nil : "\(order.alias) is the alias of another key")
            } catch let error as AWSError where error.code == .alreadyExistsException {
                continue
            } catch let error as AWSError {
                return (nil, "it has no alias, because \(error)")
            }
        }
        return (nil, "it has no alias, because \(order.alias) and the next eight are those of other keys")
    }

    private func create(_ alias: String, for arn: KMSKeyARN, _ change: KMSChange) async throws {
        try await change.send("CreateAlias") {
            try await client.send(CreateAlias(aliasName: alias, targetKeyID: KMSKeyIdentifier(arn)))
        } look: {
            try await aliases(of: arn).contains(alias) ? () : nil
        }
    }

    private func aliases(of arn: KMSKeyARN) async throws -> [String] {
        var aliases: [String] = []
        for try await page in client.pages(ListAliases(keyID: arn.description)) {
            aliases += page.aliases.map(\.name)
        }
        return aliases
    }
}

extension Optional {
    fileprivate func orMade(_ make: () async throws -> Wrapped) async throws -> Wrapped {
        if let self { self } else { try await make() }
    }
}
