/// The beginning of something unexpected, safe to show: one line, printable characters.
enum Excerpt {
    private static let longest = 60

    static func of(_ text: String) -> String {
        var excerpt = ""
        for character in text.prefix(longest) {
            let isPlain = character.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value < 0x7F }
            excerpt.append(isPlain ? character : " ")
        }
        return text.count > longest ? excerpt + "…" : excerpt
    }

    static func of(_ octets: [UInt8]) -> String {
        of(String(decoding: octets.prefix(longest * 4), as: UTF8.self))
    }
}
