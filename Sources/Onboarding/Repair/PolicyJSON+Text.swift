/// How JSON is laid out.
struct JSONLayout: Hashable, Sendable {
    /// Where lines end.
    enum Shape: Hashable, Sendable {
        /// On one line, with a blank after commas or without.
        case oneLine(isSpaced: Bool)
        /// A member and an element a line; `base` is the indentation of the value itself, `unit` what is added inside.
        case indented(base: String, unit: String)
    }

    var shape: Shape
    /// What stands between a name and its value; KMS itself writes a blank on both sides.
    var colon: String

    static func oneLine(isSpaced: Bool, colon: String? = nil) -> JSONLayout {
        JSONLayout(shape: .oneLine(isSpaced: isSpaced), colon: colon ?? (isSpaced ? ": " : ":"))
    }

    static func indented(base: String, unit: String, colon: String = ": ") -> JSONLayout {
        JSONLayout(shape: .indented(base: base, unit: unit), colon: colon)
    }

    fileprivate var inner: JSONLayout {
        guard case .indented(let base, let unit) = shape else { return self }
        return .indented(base: base + unit, unit: unit, colon: colon)
    }
}

extension PolicyJSON {
    /// The value as JSON.
    func text(_ layout: JSONLayout) -> String {
        switch self {
        case .null: "null"
        case .boolean(let value): value ? "true" : "false"
        case .number(let text): text
        case .string(let text): Self.quoted(text)
        case .array(let elements):
            Self.list(elements.map { $0.text(layout.inner) }, in: ("[", "]"), layout)
        case .object(let members):
            Self.list(
                members.map { Self.quoted($0.name) + layout.colon + $0.value.text(layout.inner) }, in: ("{", "}"),
                layout)
        }
    }

    /// A list of texts, or the one text.
    static func texts(_ texts: [String]) -> PolicyJSON {
        texts.count == 1 ? .string(texts[0]) : .array(texts.map(PolicyJSON.string))
    }

    private static func list(_ items: [String], in brackets: (String, String), _ layout: JSONLayout) -> String {
        guard !items.isEmpty else { return brackets.0 + brackets.1 }
        switch layout.shape {
        case .oneLine(let isSpaced):
            return brackets.0 + items.joined(separator: isSpaced ? ", " : ",") + brackets.1
        case .indented(let base, let unit):
            let separator = ",\n" + base + unit
            return brackets.0 + "\n" + base + unit + items.joined(separator: separator) + "\n" + base + brackets.1
        }
    }

    static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\n": quoted += "\\n"
            case "\t": quoted += "\\t"
            case "\r": quoted += "\\r"
            case _ where scalar.value < 0x20:
                let digits = String(scalar.value, radix: 16)
                quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}
