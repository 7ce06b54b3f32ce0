/// A request as it came: nothing decoded, nothing left out.
package struct SandboxRequest: Sendable, Hashable {
    /// A header line.
    package typealias Field = SandboxField

    /// `GET`, `POST` and so on, in upper case.
    package var method: String
    /// Path and query as sent, such as `/2013-04-01/hostedzone?maxitems=100`.
    package var target: String
    /// The header lines in order, `Host` among them.
    package var headers: [Field]
    /// The body, empty when there is none.
    package var body: [UInt8]

    /// Takes the parts of a request.
    package init(method: String, target: String, headers: [Field], body: [UInt8] = []) {
        self.method = method
        self.target = target
        self.headers = headers
        self.body = body
    }

    /// The value of the first header of a name in lower case, without blanks around it.
    func header(_ name: String) -> String? {
        guard let value = headers.first(where: { $0.name.lowercased() == name })?.value else { return nil }
        let isBlank: (Character) -> Bool = { $0 == " " || $0 == "\t" }
        let end = value.lastIndex { !isBlank($0) }.map(value.index(after:)) ?? value.startIndex
        return String(value[..<end].drop(while: isBlank))
    }
}

/// A header line of a request or a response.
package struct SandboxField: Sendable, Hashable {
    /// The name as it is written; its case means nothing.
    package var name: String
    /// The value.
    package var value: String

    /// Makes a header line.
    package init(name: String, value: String) {
        self.name = name
        self.value = value
    }

    /// Makes a header line.
    package init(_ name: String, _ value: String) {
        self.init(name: name, value: value)
    }
}
