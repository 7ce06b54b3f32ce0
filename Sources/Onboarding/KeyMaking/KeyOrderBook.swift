import FoundationEssentials

/// The orders for keys, beside the journal: each is a file that is written before anything is sent.
struct KeyOrderBook: Sendable {
    private let directory: JournalDirectory

    init(_ journal: Journal) {
        directory = JournalDirectory(path: journal.path + "/keys")
    }

    /// Writes an order down. When this returns, it is on the disk, and no other ksk takes it up while the lock lives.
    func begin(_ order: KeyOrder) throws(JournalError) -> JournalLock {
        try directory.prepare()
        let lock = try hold(order)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        guard let octets = try? encoder.encode(order) else {
            throw .fileSystem(doing: "write", path: directory.path, reason: "the order cannot be written as JSON")
        }
        try directory.replace(Self.name(of: order), with: [UInt8](octets) + [0x0A])
        return lock
    }

    /// Takes up the order for the same zone that an earlier run left; nil when there is none.
    ///
    /// - Throws: ``JournalError/inUse(_:)`` when another ksk is at work on it.
    func takeUp(forZoneOf order: KeyOrder) throws(JournalError) -> (order: KeyOrder, lock: JournalLock)? {
        for left in try orders() where left.isForZone(of: order) { return (left, try hold(left)) }
        return nil
    }

    /// Puts an order away whose key is there, or that is not wanted any more.
    func settle(_ order: KeyOrder) throws(JournalError) {
        try directory.moveToSettled(Self.name(of: order))
        JournalLock.removeFile(of: Self.id(of: order), in: directory)
    }

    /// The orders that an earlier run left and that nobody is working on.
    func left() throws(JournalError) -> [KeyOrder] {
        var left: [KeyOrder] = []
        // A lock that can be had is nobody's; it is let go of at once.
        for order in try orders() where try JournalLock(Self.id(of: order), in: directory) != nil { left.append(order) }
        return left
    }

    /// The files that should be orders and cannot be read. They stay where they are.
    func unreadable() throws(JournalError) -> [UnreadableEntry] {
        var files: [UnreadableEntry] = []
        for name in try directory.names() where try order(in: name) == nil {
            files.append(
                UnreadableEntry(path: directory.path + "/" + name, reason: "it is not an order that this ksk writes"))
        }
        return files
    }

    private func orders() throws(JournalError) -> [KeyOrder] {
        var orders: [KeyOrder] = []
        for name in try directory.names() {
            if let order = try order(in: name) { orders.append(order) }
        }
        return orders
    }

    private func order(in name: String) throws(JournalError) -> KeyOrder? {
        guard let octets = try directory.read(name),
            let order = try? JSONDecoder().decode(KeyOrder.self, from: Data(octets)), Self.name(of: order) == name
        else { return nil }
        return order
    }

    private func hold(_ order: KeyOrder) throws(JournalError) -> JournalLock {
        let id = Self.id(of: order)
        guard let lock = try JournalLock(id, in: directory) else { throw .inUse(id) }
        return lock
    }

    private static func id(of order: KeyOrder) -> JournalEntry.ID { JournalEntry.ID(rawValue: order.token) }

    private static func name(of order: KeyOrder) -> String { order.token + ".json" }
}

extension KeyOrder {
    fileprivate func isForZone(of other: KeyOrder) -> Bool {
        zoneID == other.zoneID && account == other.account && isSandbox == other.isSandbox
    }
}

extension Journal {
    /// The orders for keys whose end nobody knows, and nobody is working on.
    package func unsettledOrders() throws(JournalError) -> [KeyOrder] { try KeyOrderBook(self).left() }

    /// The files of orders that cannot be read.
    package func unreadableOrders() throws(JournalError) -> [UnreadableEntry] { try KeyOrderBook(self).unreadable() }

    /// Puts an order away that somebody decided no longer matters.
    package func dismiss(_ order: KeyOrder) throws(JournalError) { try KeyOrderBook(self).settle(order) }
}
