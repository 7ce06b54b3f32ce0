public import FoundationEssentials

extension XMLElement {
    /// The number in a child; nil when there is no such child.
    ///
    /// - Throws: ``ReplyError`` when it is no number.
    public func integer(_ name: String) throws -> Int? {
        try value(name, kind: "a whole number") { Int($0) }
    }

    /// The truth in a child; nil when there is no such child.
    ///
    /// - Throws: ``ReplyError`` when it is neither `true` nor `false`.
    public func boolean(_ name: String) throws -> Bool? {
        try value(name, kind: "true or false") { text in
            switch text.lowercased() {
            case "true", "1": true
            case "false", "0": false
            default: nil
            }
        }
    }

    /// The time in a child; nil when there is no such child.
    ///
    /// - Throws: ``ReplyError`` when it is no ISO 8601 time.
    public func date(_ name: String) throws -> Date? {
        try value(name, kind: "an ISO 8601 time") { Timestamp.date(iso8601: $0) }
    }

    private func value<Value>(_ name: String, kind: String, _ read: (String) -> Value?) throws -> Value? {
        guard let text = text(name)?.trimmingWhitespace() else { return nil }
        guard let value = read(text) else {
            throw ReplyError("<\(name)> is not \(kind): \(Excerpt.of(text))")
        }
        return value
    }
}
