/// One block of a PEM text: `-----BEGIN LABEL-----`, Base 64 lines, `-----END LABEL-----`.
struct PEMBlock {
    var label: String
    var content: [UInt8]

    /// Reads all blocks; between them only blank space may stand.
    ///
    /// Source: RFC 7468 section 3, its strict grammar but for the lengths of lines, which many tools get wrong without
    /// harm.
    static func blocks(in text: [UInt8]) throws(PublicKeyError) -> [PEMBlock] {
        var blocks: [PEMBlock] = []
        var label: String?
        var base64 = ""
        for (index, line) in lines(of: text).enumerated() {
            if let begun = boundary("BEGIN", in: line) {
                guard label == nil else { throw .malformedPEM(.secondBegin, line: index + 1) }
                (label, base64) = (begun, "")
            } else if let ended = boundary("END", in: line) {
                guard let begun = label else { throw .malformedPEM(.endWithoutBegin, line: index + 1) }
                guard begun == ended else { throw .malformedPEM(.otherEnd, line: index + 1) }
                blocks.append(PEMBlock(label: begun, content: try content(of: base64, label: begun, line: index + 1)))
                label = nil
            } else if label != nil {
                base64 += line
            } else if !line.isEmpty {
                throw .malformedPEM(.textOutside, line: index + 1)
            }
        }
        guard label == nil else { throw .malformedPEM(.missingEnd, line: lines(of: text).count) }
        return blocks
    }

    /// Whether a content has a line that begins or ends a block.
    static func isBegunOrEnded(in content: [UInt8]) -> Bool {
        lines(of: content).contains { $0.hasPrefix("-----BEGIN") || $0.hasPrefix("-----END") }
    }

    /// Whether a content is printable ASCII with line breaks.
    static func isText(_ content: [UInt8]) -> Bool {
        content.allSatisfy { (0x20...0x7E).contains($0) || [0x09, 0x0A, 0x0D].contains($0) }
    }

    /// Whether a text is Base 64 without PEM's lines, as `aws kms get-public-key --output text` prints a key.
    static func isBase64Text(_ content: [UInt8]) -> Bool {
        let text = String(decoding: content.filter { ![0x09, 0x0A, 0x0D, 0x20].contains($0) }, as: UTF8.self)
        return text.count >= 8 && (try? Base64.decode(text)) != nil
    }

    private static func content(of base64: String, label: String, line: Int) throws(PublicKeyError) -> [UInt8] {
        // What a block of another kind holds does not matter, and old private keys have header lines in it.
        guard label == "PUBLIC KEY" else { return [] }
        guard let content = try? Base64.decode(base64) else { throw .malformedPEM(.notBase64, line: line) }
        guard !content.isEmpty else { throw .malformedPEM(.emptyBlock, line: line) }
        return content
    }

    private static func lines(of text: [UInt8]) -> [String] {
        text.split(omittingEmptySubsequences: false, whereSeparator: { $0 == 0x0A }).map { line in
            let end = line.lastIndex { ![0x20, 0x09, 0x0D].contains($0) }
            return end.map { String(decoding: line[...$0], as: UTF8.self) } ?? ""
        }
    }

    private static func boundary(_ word: String, in line: String) -> String? {
        let start = "-----\(word) "
        guard line.hasPrefix(start), line.hasSuffix("-----"), line.utf8.count > start.utf8.count + 5 else { return nil }
        return String(line.dropFirst(start.count).dropLast(5))
    }
}
