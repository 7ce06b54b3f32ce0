/// Writes a form as `application/x-www-form-urlencoded`: blanks as `+`, the rest percent-encoded.
public enum FormBody {
    /// The body of these fields, in order.
    public static func octets(_ fields: [QueryItem]) -> [UInt8] {
        Array(fields.map { encoded($0.name) + "=" + encoded($0.value) }.joined(separator: "&").utf8)
    }

    private static func encoded(_ text: String) -> String {
        text.split(separator: " ", omittingEmptySubsequences: false)
            .map { PercentEncoding.encode(String($0)) }
            .joined(separator: "+")
    }
}
