import AWSCore
import DNSSEC
import KSKClient
import Onboarding
import TerminalUI

extension ReviewPage {
    var bindings: [KeyBinding] {
        [
            KeyBinding("Enter", "Create", "Send this request."),
            .back,
            KeyBinding("Up Down", "Scroll", "Show what does not fit.", isInBar: false),
            KeyBinding(
                "v", "Plain", "Show all of it without borders, for the terminal's own selection.", isInBar: false),
        ]
    }

    /// A line of the page; the request's are cut to no width, since they are what will be sent.
    struct Line {
        var text: String
        var role = Role.normal
        var indent = 1
    }

    func view(size: Size) -> PageView {
        var view = PageView(size: size)
        let wrapped = lines.flatMap { line in
            TerminalText(line.text).wrapped(to: max(10, size.width - line.indent - 1)).enumerated().map { index, text in
                (text: text, role: line.role, column: line.indent + (index == 0 ? 0 : 2))
            }
        }
        let first = min(firstRow, max(0, wrapped.count - size.height))
        for (row, line) in wrapped.dropFirst(first).prefix(size.height).enumerated() {
            view.grid.write(line.text, row: row, column: line.column, role: line.role)
        }
        if first + size.height < wrapped.count {
            view.write("↓ more", row: size.height - 1, column: size.width - 8, role: .key)
        }
        return view
    }

    var lines: [Line] {
        [Line(text: "Nothing has been sent yet. Enter sends this request:", role: .title)]
            + requestLines + [Line(text: "")] + predictionLines
    }

    private var requestLines: [Line] {
        let sent = request.operation.request
        let body = String(decoding: sent.body, as: UTF8.self)
        return [Line(text: "\(sent.method.rawValue) \(endpoint)\(sent.path)")]
            + Self.elements(of: body).map { Line(text: $0.text, indent: 1 + $0.depth) }
    }

    private var predictionLines: [Line] {
        switch prediction {
        case .success(let records):
            [
                Line(text: "The DS record that must come of it, computed from the public key in KMS:", role: .title),
                Line(text: records.ds.record(owner: records.owner, ttlSeconds: nil)),
            ]
        case .failure(let problem):
            [Line(text: "! The DS record cannot be predicted: \(problem.summary)", role: .warning)]
                + problem.details.map { Line(text: $0, role: .warning, indent: 3) }
        }
    }

    /// The body, an element a line; it is sent without the breaks.
    static func elements(of body: String) -> [(text: String, depth: Int)] {
        var lines: [(text: String, depth: Int)] = []
        var rest = body[...]
        var depth = 0
        while let open = rest.firstIndex(of: "<"), let close = rest[open...].firstIndex(of: ">") {
            let tag = rest[open...close]
            let after = rest.index(after: close)
            if tag.hasPrefix("</") {
                depth -= 2
                lines.append((String(tag), depth))
                rest = rest[after...]
            } else if let end = rest[after...].firstIndex(of: "<"), rest[end...].hasPrefix("</"),
                let endClose = rest[end...].firstIndex(of: ">")
            {
                lines.append((String(rest[open...endClose]), depth))
                rest = rest[rest.index(after: endClose)...]
            } else {
                lines.append((String(tag), depth))
                depth += 2
                rest = rest[after...]
            }
        }
        return lines
    }
}
