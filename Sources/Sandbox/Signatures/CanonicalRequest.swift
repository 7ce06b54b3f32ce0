import Crypto
import DNSSEC

/// What Signature Version 4 signs of a request, made from the request as it came.
///
/// Source: AWS General Reference, "Create a signed AWS API request".
struct CanonicalRequest: Sendable, Hashable {
    let text: String

    init(_ request: SandboxRequest, signedHeaders: [String]) {
        let target = RequestTarget(request.target)
        let headers = signedHeaders.map { "\($0):\(Self.value(of: $0, in: request))\n" }
        text = [
            request.method,
            Self.path(target.rawPath),
            Self.query(target.rawQuery),
            headers.joined(),
            signedHeaders.joined(separator: ";"),
            Self.hash(request.body),
        ].joined(separator: "\n")
    }

    /// What the signature itself is computed over.
    func stringToSign(date: String, scope: CredentialScope) -> String {
        [AuthorizationHeader.algorithm, date, "\(scope)", Self.hash(Array(text.utf8))].joined(separator: "\n")
    }

    /// Dot segments and doubled slashes are taken out, then everything is encoded once more than it was sent.
    private static func path(_ rawPath: String) -> String {
        var segments: [Substring] = []
        let parts = rawPath.split(separator: "/", omittingEmptySubsequences: true)
        for part in parts {
            switch part {
            case ".": continue
            case "..": segments = segments.dropLast()
            default: segments.append(part)
            }
        }
        let endsInSlash = rawPath.hasSuffix("/") || parts.last == "." || parts.last == ".."
        let path = "/" + segments.joined(separator: "/") + (endsInSlash && !segments.isEmpty ? "/" : "")
        return PercentEncoding.encode(path.utf8, keepingSlashes: true)
    }

    /// Names and values are encoded in one way, whatever way they were sent in, and sorted.
    private static func query(_ rawQuery: String) -> String {
        let items = rawQuery.split(separator: "&", omittingEmptySubsequences: true).map { item in
            let parts = item.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            return (name: encodedAnew(parts[0]), value: parts.count > 1 ? encodedAnew(parts[1]) : "")
        }
        let sorted = items.sorted { ($0.name, $0.value) < ($1.name, $1.value) }
        return sorted.map { "\($0.name)=\($0.value)" }.joined(separator: "&")
    }

    private static func encodedAnew(_ text: Substring) -> String {
        // What cannot be decoded is taken as it stands.
        PercentEncoding.encode(PercentEncoding.decode(text.utf8) ?? Array(text.utf8))
    }

    /// All values of a header in their order, each without blanks around it and with single ones inside.
    private static func value(of name: String, in request: SandboxRequest) -> String {
        let values = request.headers.filter { $0.isNamed(name) }.map { field in
            field.value.split { $0.isWhitespace }.joined(separator: " ")
        }
        return values.joined(separator: ",")
    }

    private static func hash(_ octets: [UInt8]) -> String {
        Hexadecimal.encode(Array(SHA256.hash(data: octets)), .lower)
    }
}
