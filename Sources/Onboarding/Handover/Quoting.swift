/// Text inside the quotes of other languages.
///
/// A zone's name may have any octet; in presentation form these are printable ASCII, backslashes and quotes among them.
enum Quoting {
    /// A string of JSON, which is a string of YAML as well.
    static func json(_ text: String) -> String { "\"" + escaped(text, [#"\"#: #"\\"#, "\"": "\\\""]) + "\"" }

    /// A string of HCL, in which `${` and `%{` begin templates.
    static func hcl(_ text: String) -> String {
        var quoted = ""
        var previous: Character?
        for character in text {
            // A doubled mark stands for itself.
            if character == "{", let mark = previous, mark == "$" || mark == "%" { quoted.append(mark) }
            quoted.append(character)
            previous = character
        }
        return "\"" + escaped(quoted, [#"\"#: #"\\"#, "\"": "\\\""]) + "\""
    }

    /// One word of a shell.
    static func shell(_ text: String) -> String { "'" + escaped(text, ["'": #"'\''"#]) + "'" }

    /// The content of an XML element.
    static func xml(_ text: String) -> String { escaped(text, ["&": "&amp;", "<": "&lt;", ">": "&gt;"]) }

    /// A name in BIND's configuration.
    static func bind(_ name: String) -> String { "\"" + escaped(name, [#"\"#: #"\\"#, "\"": "\\\""]) + "\"" }

    /// A value in unbound's configuration, which has no escapes inside its quotes; either kind of quotes will do.
    static func unbound(_ text: String) -> String { text.contains("\"") ? "'\(text)'" : "\"\(text)\"" }

    private static func escaped(_ text: String, _ replacements: [Character: String]) -> String {
        text.map { replacements[$0] ?? String($0) }.joined()
    }
}
