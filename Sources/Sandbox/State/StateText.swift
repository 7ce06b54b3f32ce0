import FoundationEssentials

/// The text of a state file: a line with the whole account, then a line for each change since.
enum StateText {
    /// The first line. The version tells whether it can be understood, and with it the lines that follow.
    private struct Snapshot: Codable {
        var format: String
        var version: Int
        var account: AccountState
    }

    private struct Header: Codable {
        var format: String
        var version: Int
    }

    /// What a file holds.
    struct Contents {
        var account: AccountState
        /// The octets of the first line.
        var snapshotLength: Int
        /// The octets up to the end of the last line that is whole.
        var length: Int
    }

    private static let format = "ksk-sandbox"
    private static let version = 3

    /// The first line of an account.
    static func snapshot(of account: AccountState) throws -> [UInt8] {
        try line(Snapshot(format: format, version: version, account: account))
    }

    /// A value on a line of its own: JSON writes line feeds inside of texts as escapes.
    static func line(_ value: some Encodable) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return [UInt8](try encoder.encode(value)) + [UInt8(ascii: "\n")]
    }

    /// Reads a file's text.
    ///
    /// A last line without its end is a change whose request was never answered: it does not count.
    ///
    /// - Parameter path: For the error's words.
    static func read(_ text: Data, path: String) throws(SandboxStateError) -> Contents {
        var lines = text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        let unfinished = lines.popLast() ?? Data()
        guard let first = lines.first else {
            guard let version = header(of: unfinished)?.version else { throw .notAState(path: path) }
            throw version == Self.version
                ? .damaged(path: path, reason: "its first line has no end")
                : .unknownVersion(path: path, version: version)
        }
        guard let header = header(of: first) else { throw .notAState(path: path) }
        guard header.version == version else { throw .unknownVersion(path: path, version: header.version) }
        var number = 1
        do {
            var account = try JSONDecoder().decode(Snapshot.self, from: first).account
            for line in lines.dropFirst() {
                number += 1
                try JSONDecoder().decode(AccountChange.self, from: line).apply(to: &account)
            }
            return Contents(
                account: account, snapshotLength: first.count + 1, length: text.count - unfinished.count)
        } catch {
            throw .damaged(path: path, reason: "line \(number) \(reason(of: error))")
        }
    }

    private static func header(of line: Data) -> Header? {
        guard let header = try? JSONDecoder().decode(Header.self, from: line), header.format == format else {
            return nil
        }
        return header
    }

    private static func reason(of error: any Error) -> String {
        switch error as? DecodingError {
        case .dataCorrupted(let context), .keyNotFound(_, let context), .typeMismatch(_, let context),
            .valueNotFound(_, let context):
            let place = context.codingPath.map { $0.intValue.map { "\($0)" } ?? $0.stringValue }.joined(separator: ".")
            return place.isEmpty ? context.debugDescription : "at \(place): \(context.debugDescription)"
        default: return "\(error)"
        }
    }
}
