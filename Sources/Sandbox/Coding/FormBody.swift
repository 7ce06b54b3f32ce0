/// A body of `application/x-www-form-urlencoded`: names and values.
struct FormBody: Sendable, Hashable {
    private var values: [String: String] = [:]

    /// Reads a form; nil when a name or a value cannot be decoded.
    init?(_ body: [UInt8]) {
        for field in body.split(separator: UInt8(ascii: "&")) {
            let parts = field.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = Self.decode(parts[0]), let value = Self.decode(parts.count > 1 ? parts[1] : []) else {
                return nil
            }
            values[name] = value
        }
    }

    subscript(name: String) -> String? { values[name] }

    private static func decode(_ octets: ArraySlice<UInt8>) -> String? {
        PercentEncoding.decodedText(octets.lazy.map { $0 == UInt8(ascii: "+") ? UInt8(ascii: " ") : $0 })
    }
}
