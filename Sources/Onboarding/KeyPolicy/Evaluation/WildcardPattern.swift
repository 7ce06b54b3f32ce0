/// A text in which `*` stands for any characters and `?` for one.
struct WildcardPattern: Hashable, Sendable {
    /// A part of the pattern.
    enum Token: Hashable, Sendable {
        case character(Unicode.Scalar)
        case one
        case any
    }

    var tokens: [Token]

    init(tokens: [Token]) {
        self.tokens = tokens
    }

    /// Reads a pattern; there is no escape for `*` and `?` but the policy variables `${*}` and `${?}`.
    init(_ text: String) {
        tokens = text.unicodeScalars.map(Self.token)
    }

    /// What a character of a pattern means.
    static func token(_ scalar: Unicode.Scalar) -> Token {
        switch scalar {
        case "*": .any
        case "?": .one
        default: .character(scalar)
        }
    }

    /// Whether the whole text fits. The time is at most the product of both lengths, whatever the pattern.
    func matches(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
        var position = text.startIndex
        var token = 0
        var retry: (token: Int, position: Int)?
        while position < text.endIndex {
            if token < tokens.count, tokens[token] == .any {
                retry = (token + 1, position)
                token += 1
            } else if token < tokens.count, tokens[token] == .one || tokens[token] == .character(text[position]) {
                token += 1
                position += 1
            } else if let (afterAny, from) = retry {
                retry = (afterAny, from + 1)
                (token, position) = (afterAny, from + 1)
            } else {
                return false
            }
        }
        return tokens[token...].allSatisfy { $0 == .any }
    }

    /// The pattern with letters in lower case, for operators without case.
    var lowercased: WildcardPattern {
        WildcardPattern(
            tokens: tokens.flatMap { token -> [Token] in
                guard case .character(let scalar) = token else { return [token] }
                return scalar.properties.lowercaseMapping.unicodeScalars.map(Token.character)
            })
    }

    /// The pattern cut at its colons into the six parts of an ARN; nil when there are fewer.
    var arnParts: [WildcardPattern]? {
        let parts = tokens.split(separator: .character(":"), maxSplits: 5, omittingEmptySubsequences: false)
        return parts.count == 6 ? parts.map { WildcardPattern(tokens: Array($0)) } : nil
    }
}
