extension ExchangeEvent: CustomStringConvertible {
    /// The event as lines for a terminal or a log file; control characters in bodies and headers are made harmless.
    public var description: String {
        switch self {
        case .sending(let request, let operation, let attempt):
            let line =
                "> \(operation), attempt \(attempt): \(request.method.rawValue) \(request.scheme)://\(request.authority)\(request.target)"
            return Self.lines(line, headers: request.headers, body: request.body, sign: ">")
        case .received(let response, let operation, let attempt):
            let line = "< \(operation), attempt \(attempt): HTTP \(response.status)"
            return Self.lines(line, headers: response.headers, body: response.body, sign: "<")
        case .failed(let error, let operation, let attempt):
            return "! \(operation), attempt \(attempt): \(error)"
        case .waiting(let wait):
            return "~ \(wait.operation): \(wait)"
        }
    }

    private static func lines(_ line: String, headers: HTTPHeaders, body: [UInt8], sign: String) -> String {
        var lines = [line]
        lines += headers.redacted.fields.map { "\(sign) \($0.name): \($0.value)" }
        if !body.isEmpty {
            lines += String(decoding: body, as: UTF8.self).split(whereSeparator: \.isNewline).map { "\(sign)   \($0)" }
        }
        return lines.map(printable).joined(separator: "\n")
    }

    /// A reply must not move the cursor of the terminal it is shown on.
    private static func printable(_ line: String) -> String {
        var result = ""
        for scalar in line.unicodeScalars {
            let isControl = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
            result.unicodeScalars.append(isControl ? "\u{FFFD}" : scalar)
        }
        return result
    }
}
