package import KSKClient

/// A KMS key in a list.
package struct KeySummary: Sendable, Hashable, Identifiable {
    /// The key's ARN; nil when it is of a form that is not known.
    package var arn: KMSKeyARN?
    /// The key's id.
    package var keyID: String
    /// The key's aliases, `alias/…`, in alphabetical order.
    package var aliases: [String]
    /// What DescribeKey said; nil while there is no answer.
    package var metadata: KeyMetadata?
    /// Why Route 53 could not use it, one short phrase each.
    package var obstacles: [String]

    /// Makes a summary of its parts.
    package init(
        arn: KMSKeyARN?, keyID: String, aliases: [String] = [], metadata: KeyMetadata? = nil, obstacles: [String] = []
    ) {
        self.arn = arn
        self.keyID = keyID
        self.aliases = aliases
        self.metadata = metadata
        self.obstacles = obstacles
    }

    package var id: String { keyID }

    /// Whether nothing about the key itself speaks against it; its policy has still to be looked at.
    package var isUsable: Bool { obstacles.isEmpty && metadata != nil }

    /// Whether AWS keeps the key for one of its services.
    var isAWSManaged: Bool { aliases.contains { $0.hasPrefix("alias/aws/") } }
}

extension KeySummary: Comparable {
    /// Usable keys first, then those that are not known yet, then the others; by alias among themselves.
    package static func < (lhs: KeySummary, rhs: KeySummary) -> Bool {
        lhs.place == rhs.place ? lhs.sortName < rhs.sortName : lhs.place < rhs.place
    }

    private var place: Int {
        if isUsable { return 0 }
        if obstacles.isEmpty { return 1 }
        return isAWSManaged || metadata?.keyManager == .aws ? 3 : 2
    }

    /// Keys without an alias after those with one.
    private var sortName: String { aliases.first.map { "0" + $0 } ?? "1" + keyID }
}
