/// The header `Authorization` of Signature Version 4, taken apart.
struct AuthorizationHeader: Sendable, Hashable {
    var accessKeyID: String
    var scope: CredentialScope
    /// The names of the signed headers as they are written, in lower case by the rules.
    var signedHeaders: [String]
    /// Hexadecimal digits.
    var signature: String

    static let algorithm = "AWS4-HMAC-SHA256"

    /// Reads the header's value.
    init(_ value: String) throws(SignatureProblem) {
        let words = value.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: true)
        guard words.first.map(String.init) == Self.algorithm else {
            throw .incomplete("Unsupported AWS 'algorithm': '\(words.first ?? "")'.")
        }
        let parameters = Self.parameters(words.count > 1 ? words[1] : "")
        let missing = ["Credential", "Signature", "SignedHeaders"].filter { parameters[$0]?.isEmpty ?? true }
        guard let credential = parameters["Credential"], let signature = parameters["Signature"],
            let signedHeaders = parameters["SignedHeaders"], missing.isEmpty
        else {
            let sentences = missing.map { "Authorization header requires '\($0)' parameter." }
            throw .incomplete(sentences.joined(separator: " ") + " Authorization=\(value)")
        }
        let fields = credential.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard fields.count == 5 else {
            throw .incomplete(
                "Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term,"
                    + " got '\(credential)'")
        }
        accessKeyID = fields[0]
        scope = CredentialScope(date: fields[1], region: fields[2], service: fields[3], terminator: fields[4])
        self.signature = signature
        self.signedHeaders = signedHeaders.split(separator: ";", omittingEmptySubsequences: false).map(String.init)
    }

    private static func parameters(_ text: Substring) -> [String: String] {
        var parameters: [String: String] = [:]
        for item in text.split(separator: ",") {
            let parts = item.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let name = parts[0].drop { $0 == " " }
            parameters[String(name)] = parts.count > 1 ? String(parts[1]) : ""
        }
        return parameters
    }
}

/// For what a signature is good.
struct CredentialScope: Sendable, Hashable, CustomStringConvertible {
    /// `yyyyMMdd`.
    var date: String
    var region: String
    var service: String
    /// Always `aws4_request`.
    var terminator: String

    var description: String { "\(date)/\(region)/\(service)/\(terminator)" }
}
