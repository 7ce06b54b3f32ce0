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
        guard let value = headers.first(where: { $0.isNamed(name) })?.value else { return nil }
        let isBlank: (UInt8) -> Bool = { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
        let octets = value.utf8
        guard octets.first.map(isBlank) == true || octets.last.map(isBlank) == true else { return value }
        let end = octets.lastIndex { !isBlank($0) }.map(octets.index(after:)) ?? octets.startIndex
        return String(Substring(octets[..<end].drop(while: isBlank)))
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

    /// Whether it has a name, which is given in lower case.
    func isNamed(_ lowercased: String) -> Bool {
        name.utf8.count == lowercased.utf8.count
            && zip(name.utf8, lowercased.utf8).allSatisfy { octet, wanted in
                (0x41...0x5A).contains(octet) ? octet | 0x20 == wanted : octet == wanted
            }
    }
}
