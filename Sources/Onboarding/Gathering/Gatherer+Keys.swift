import AWSCore
import KSKClient

extension Gatherer {
    /// The KMS keys of the region: first as they are listed, then again whenever more is known of one.
    ///
    /// Each element is the whole list in its order of usefulness. Whoever is slow sees the newest and misses those in
    /// between. The stream fails when neither keys nor aliases can be listed.
    package func keys() -> AsyncThrowingStream<[KeySummary], any Error> {
        AsyncThrowingStream(bufferingPolicy: .bufferingNewest(1)) { continuation in
            let task = Task(executorPreference: currentTaskExecutor) {
                do {
                    try await self.describeKeys { continuation.yield($0) }
                    continuation.finish()
                } catch {
                    continuation.finish(throwing: error)
                }
            }
            continuation.onTermination = { _ in task.cancel() }
        }
    }

    private func describeKeys(_ yield: ([KeySummary]) -> Void) async throws {
        var summaries = try await listedKeys()
        yield(summaries.values.sorted())
        // Sorting thousands of keys after each of thousands of answers would take minutes.
        let answersPerUpdate = max(1, summaries.count / 200)
        let wanted = summaries.values.filter { !$0.isAWSManaged }.sorted().map(\.keyID)
        try await withThrowingTaskGroup(of: (String, Finding<KeyMetadata>).self) { group in
            var waiting = wanted[...]
            func askNext() {
                guard let keyID = waiting.popFirst() else { return }
                group.addTask { (keyID, try await describe(keyID)) }
            }
            for _ in 0..<Self.parallelQuestions { askNext() }
            var answers = 0
            while let (keyID, finding) = try await group.next() {
                summaries[keyID]?.take(finding)
                answers += 1
                if answers % answersPerUpdate == 0 || answers == wanted.count { yield(summaries.values.sorted()) }
                askNext()
            }
        }
    }

    private func describe(_ keyID: String) async throws -> Finding<KeyMetadata> {
        try await .asking { try await client.send(DescribeKey(keyID: KMSKeyIdentifier(rawValue: keyID))) }
    }

    /// Keys with their aliases. Some may list the one and not the other, so either is enough.
    private func listedKeys() async throws -> [String: KeySummary] {
        let keys = try await Finding.asking { try await allKeys() }
        let aliases = try await Finding.asking { try await allAliases() }
        if keys.value == nil, aliases.value == nil { _ = try await allKeys() }
        var summaries: [String: KeySummary] = [:]
        for key in keys.value ?? [] {
            summaries[key.keyID] = KeySummary(arn: KMSKeyARN(key.keyARN), keyID: key.keyID)
        }
        for alias in aliases.value ?? [] {
            guard let keyID = alias.targetKeyID else { continue }
            let arn = summaries[keyID]?.arn ?? Self.arn(ofKey: keyID, from: alias)
            var summary = summaries[keyID] ?? KeySummary(arn: arn, keyID: keyID)
            summary.aliases = (summary.aliases + [alias.name]).sorted()
            if summary.isAWSManaged { summary.obstacles = ["AWS managed"] }
            summaries[keyID] = summary
        }
        return summaries
    }

    private func allKeys() async throws -> [ListKeys.Key] {
        var keys: [ListKeys.Key] = []
        for try await page in client.pages(ListKeys(limit: 1000)) { keys += page.keys }
        return keys
    }

    private func allAliases() async throws -> [KeyAlias] {
        var aliases: [KeyAlias] = []
        for try await page in client.pages(ListAliases(limit: 100)) { aliases += page.aliases }
        return aliases
    }

    /// An alias is in the account and region of its key.
    private static func arn(ofKey keyID: String, from alias: KeyAlias) -> KMSKeyARN? {
        guard let arn = ARN(alias.arn) else { return nil }
        return KMSKeyARN("arn:\(arn.partition):kms:\(arn.region):\(arn.account):key/\(keyID)")
    }
}

extension KeySummary {
    /// Takes in what DescribeKey said.
    mutating func take(_ finding: Finding<KeyMetadata>) {
        switch finding {
        case .found(let found):
            metadata = found
            arn = KMSKeyARN(found.arn) ?? arn
            obstacles = found.obstacles
        case .refused(let code, _): obstacles = ["cannot be described: \(code.rawValue.excerpt)"]
        case .unknown: obstacles = ["cannot be described: no answer"]
        }
    }
}
