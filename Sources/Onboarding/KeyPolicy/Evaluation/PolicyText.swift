/// A value of a policy with its variables put in.
///
/// Source: AWS IAM User Guide, "IAM policy elements: Variables and tags".
enum PolicyText: Hashable, Sendable {
    /// What it stands for; wildcards only where the place allows them.
    case pattern(WildcardPattern)
    /// It has a variable whose value is not known; the reason is a phrase.
    case unknown(String)

    /// Puts variables in: `${aws:PrincipalAccount}`, `${aws:username, 'nobody'}`, and `${*}`, `${?}`, `${$}` for
    /// the characters themselves.
    init(_ text: String, wildcards: Bool, variables: Bool, context: RequestContext) {
        var tokens: [WildcardPattern.Token] = []
        var rest = text.unicodeScalars[...]
        while let scalar = rest.popFirst() {
            guard variables, scalar == "$", rest.first == "{" else {
                tokens.append(wildcards ? WildcardPattern.token(scalar) : .character(scalar))
                continue
            }
            rest.removeFirst()
            guard let end = rest.firstIndex(of: "}") else {
                self = .unknown("\"\(text.excerpt)\" has a variable without its closing brace")
                return
            }
            guard let value = Self.value(of: String(rest[..<end]), in: context) else {
                self = .unknown("the value of ${\(String(rest[..<end]).excerpt)} is not known here")
                return
            }
            tokens += value.unicodeScalars.map(WildcardPattern.Token.character)
            rest = rest[rest.index(after: end)...]
        }
        self = .pattern(WildcardPattern(tokens: tokens))
    }

    private static func value(of variable: String, in context: RequestContext) -> String? {
        if ["*", "?", "$"].contains(variable) { return variable }
        let parts = variable.split(separator: ",", maxSplits: 1).map { String($0).withoutOuterBlanks }
        guard let key = parts.first else { return nil }
        switch context[key] {
        case .values(let values): return values.count == 1 ? values[0] : nil
        case .unknown: return nil
        case .absent:
            guard parts.count == 2, parts[1].count >= 2, parts[1].hasPrefix("'"), parts[1].hasSuffix("'") else {
                return nil
            }
            return String(parts[1].dropFirst().dropLast())
        }
    }
}
