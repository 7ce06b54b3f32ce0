import FoundationEssentials

/// The orders for keys, beside the journal: each is a file that is written before anything is sent.
struct KeyOrderBook: Sendable {
    private let directory: JournalDirectory

    init(_ journal: Journal) {
        directory = JournalDirectory(path: journal.path + "/keys")
    }

    /// Writes an order down. When this returns, it is on the disk.
    func begin(_ order: KeyOrder) throws(JournalError) {
        try directory.prepare()
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        guard let octets = try? encoder.encode(order) else {
            throw .fileSystem(doing: "write", path: directory.path, reason: "the order cannot be written as JSON")
        }
        try directory.replace(Self.name(of: order), with: [UInt8](octets) + [0x0A])
    }

    /// Puts an order away whose key is there.
    func settle(_ order: KeyOrder) throws(JournalError) {
        try directory.moveToSettled(Self.name(of: order))
    }

    /// The order for a zone that an earlier run left; nil when there is none.
    func unsettled(zone order: KeyOrder) throws(JournalError) -> KeyOrder? {
        for name in try directory.names() {
            guard let octets = try directory.read(name),
                let left = try? JSONDecoder().decode(KeyOrder.self, from: Data(octets))
            else { continue }
            if left.zoneID == order.zoneID, left.account == order.account { return left }
        }
        return nil
    }

    private static func name(of order: KeyOrder) -> String { order.token + ".json" }
}
