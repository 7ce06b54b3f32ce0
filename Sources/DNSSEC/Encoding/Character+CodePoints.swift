extension Character {
    /// The code points as text, such as `U+65 U+301`, safe in a message; after four an ellipsis, since a character can
    /// have any number of them.
    var codePoints: String {
        let shown = unicodeScalars.prefix(4).map { "U+" + String($0.value, radix: 16, uppercase: true) }
        return shown.joined(separator: " ") + (unicodeScalars.count > 4 ? " …" : "")
    }
}
