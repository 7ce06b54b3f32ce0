import ArgumentParser
import FoundationEssentials
import TerminalUI

/// What a command writes to standard output.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
}

/// The option of every command that writes data.
struct OutputOptions: ParsableArguments {
    @Option(help: ArgumentHelp("What to write: text or json.", valueName: "format"))
    var output = OutputFormat.text

    /// Writes the lines, or the object on one page of JSON.
    func write(_ object: some Encodable, lines: [String]) throws {
        switch output {
        case .text:
            for line in lines { print(TerminalText(line).string) }
        case .json:
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            print(Self.inASCII(String(decoding: try encoder.encode(object), as: UTF8.self)))
        }
    }

    /// JSON that no terminal acts on: outside ASCII, and for DEL, the escapes that JSON has for every character.
    private static func inASCII(_ json: String) -> String {
        guard json.unicodeScalars.contains(where: { $0.value > 0x7E }) else { return json }
        return json.unicodeScalars.map { scalar in
            guard scalar.value > 0x7E else { return String(scalar) }
            return String(scalar).utf16.map { unit in
                let digits = String(unit, radix: 16)
                return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            }.joined()
        }.joined()
    }
}
