/// What is different in an account after a change: a line of a state file.
struct AccountChange: Codable, Sendable, Hashable {
    private var zones: ListChange<HostedZoneRecord>?
    private var keys: ListChange<KMSKeyRecord>?
    private var aliases: ListChange<KMSAliasRecord>?
    private var changes: TableChange<ChangeRecord>?
    private var callerReferences: TableChange<CallerReferenceRecord>?
    private var domains: TableChange<DomainRecord>?
    private var sessions: TableChange<SessionRecord>?
    private var clockAdvanceSeconds: Double?

    /// Compares an account before and after.
    init(from old: AccountState, to new: AccountState) {
        zones = ListChange(from: old.zones, to: new.zones)
        keys = ListChange(from: old.keys, to: new.keys)
        aliases = ListChange(from: old.aliases, to: new.aliases)
        changes = TableChange(from: old.changes, to: new.changes)
        callerReferences = TableChange(from: old.callerReferences, to: new.callerReferences)
        domains = TableChange(from: old.domains, to: new.domains)
        sessions = TableChange(from: old.sessions, to: new.sessions)
        if old.clockAdvanceSeconds != new.clockAdvanceSeconds { clockAdvanceSeconds = new.clockAdvanceSeconds }
    }

    /// Whether nothing is different.
    var isEmpty: Bool {
        zones == nil && keys == nil && aliases == nil && changes == nil && callerReferences == nil && domains == nil
            && sessions == nil && clockAdvanceSeconds == nil
    }

    /// Makes the account before the one after.
    func apply(to account: inout AccountState) {
        for id in zones?.removed ?? [] { account.remove(zone: id) }
        for zone in zones?.put ?? [] { account.put(zone) }
        keys?.apply(to: &account.keys)
        aliases?.apply(to: &account.aliases)
        changes?.apply(to: &account.changes)
        callerReferences?.apply(to: &account.callerReferences)
        domains?.apply(to: &account.domains)
        sessions?.apply(to: &account.sessions)
        if let clockAdvanceSeconds { account.clockAdvanceSeconds = clockAdvanceSeconds }
    }
}

/// A row of a list that is told from the others by a text.
protocol IdentifiedRecord: Codable, Sendable, Hashable {
    /// The text.
    var rowID: String { get }
}

extension HostedZoneRecord: IdentifiedRecord {
    var rowID: String { id }
}

extension KMSKeyRecord: IdentifiedRecord {
    var rowID: String { arn }
}

extension KMSAliasRecord: IdentifiedRecord {
    var rowID: String { arn }
}

/// The difference of two lists in which rows go, change in their places, and come at the end.
struct ListChange<Row: IdentifiedRecord>: Codable, Sendable, Hashable {
    private(set) var removed: [String] = []
    /// The rows that are other ones now, then those that are new.
    private(set) var put: [Row] = []

    /// Nil when the lists are equal.
    init?(from old: [Row], to new: [Row]) {
        // Lists that nobody touched share their storage, which is seen at once.
        guard old != new else { return nil }
        var rest = new[...]
        for row in old {
            guard let next = rest.first, next.rowID == row.rowID else {
                removed.append(row.rowID)
                continue
            }
            rest.removeFirst()
            if next != row { put.append(next) }
        }
        put += rest
    }

    func apply(to rows: inout [Row]) {
        rows.removeAll { removed.contains($0.rowID) }
        for row in put {
            if let index = rows.firstIndex(where: { $0.rowID == row.rowID }) {
                rows[index] = row
            } else {
                rows.append(row)
            }
        }
    }
}

/// The difference of two tables.
struct TableChange<Row: Codable & Sendable & Hashable>: Codable, Sendable, Hashable {
    private var removed: [String]
    private var put: [String: Row]

    /// Nil when the tables are equal.
    init?(from old: [String: Row], to new: [String: Row]) {
        guard old != new else { return nil }
        removed = old.keys.filter { new[$0] == nil }.sorted()
        put = new.filter { old[$0.key] != $0.value }
    }

    func apply(to table: inout [String: Row]) {
        for key in removed { table[key] = nil }
        table.merge(put) { $1 }
    }
}
