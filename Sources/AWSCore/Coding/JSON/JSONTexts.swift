/// The members of a JSON object that are texts; others are left out.
struct JSONTexts: Decodable {
    let texts: [String: String]

    init(from decoder: any Decoder) throws {
        texts = try decoder.singleValueContainer().decode([String: Member].self).compactMapValues(\.text)
    }

    private struct Member: Decodable {
        var text: String?

        init(from decoder: any Decoder) throws {
            text = try? decoder.singleValueContainer().decode(String.self)
        }
    }
}
