extension XMLElement {
    /// The element as XML in one line, without a declaration, as AWS's clients send it.
    public var octets: [UInt8] {
        var text = ""
        write(to: &text)
        return Array(text.utf8)
    }

    private func write(to output: inout String) {
        output += "<\(name)"
        for attribute in attributes {
            output += " \(attribute.name)=\"\(Self.escaped(attribute.value, isAttribute: true))\""
        }
        guard !children.isEmpty || !text.isEmpty else {
            output += " />"
            return
        }
        output += ">" + Self.escaped(text, isAttribute: false)
        for child in children { child.write(to: &output) }
        output += "</\(name)>"
    }

    private static func escaped(_ text: String, isAttribute: Bool) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            // A reader would take a plain one for a line feed.
            case "\r": escaped += "&#13;"
            case "\"" where isAttribute: escaped += "&quot;"
            case "\n" where isAttribute: escaped += "&#10;"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
