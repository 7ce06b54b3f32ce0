package import KSKClient

/// What may be typed for a KMS key: a key ARN, a key id, `alias/NAME` or an alias ARN, in us-east-1.
package enum KeyInputRule {
    /// How the forms are named in sentences.
    private static let forms = "a key ARN, a key id, alias/NAME or an alias ARN"
    /// KMS takes 2048 characters; no real identifier comes near.
    private static let maximumLength = 2048

    /// Reads what was typed; blanks around it do not count.
    package static func identifier(from text: String) throws(FieldProblem) -> KMSKeyIdentifier {
        let text = text.withoutOuterBlanks
        guard !text.isEmpty else { throw FieldProblem("a KMS key is needed: \(forms)") }
        guard text.utf8.count <= maximumLength else {
            throw FieldProblem("this has \(text.count) characters, far more than \(forms)")
        }
        try checkCharacters(text)
        if text.hasPrefix("arn:") {
            try checkARN(text)
        } else if text.hasPrefix("alias/") {
            try checkAlias(text)
        } else if !isKeyID(text) {
            throw FieldProblem(otherForm(text))
        }
        return KMSKeyIdentifier(rawValue: text)
    }

    private static func checkCharacters(_ text: String) throws(FieldProblem) {
        for (index, scalar) in text.unicodeScalars.enumerated() where !(0x21...0x7E).contains(scalar.value) {
            throw FieldProblem("\(scalar.named) at position \(index + 1) cannot be in \(forms)")
        }
    }

    private static func checkARN(_ text: String) throws(FieldProblem) {
        let parts = text.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 6 else {
            throw FieldProblem(
                "this ARN has \(parts.count) parts of six; a key's is arn:aws:kms:us-east-1:ACCOUNT:key/KEY-ID")
        }
        guard parts[2] == "kms" else {
            throw FieldProblem("this is an ARN of the service \"\(parts[2].excerpt)\"; a key's begins arn:aws:kms:")
        }
        guard parts[1] == "aws" else {
            throw FieldProblem(
                "this key is in the partition \"\(parts[1].excerpt)\"; Route 53 signs with keys of the partition aws")
        }
        guard parts[3] == "us-east-1" else {
            throw FieldProblem(
                parts[3].isEmpty
                    ? "this ARN names no region; Route 53 signs only with keys in us-east-1"
                    : "this key is in \(parts[3].excerpt); Route 53 signs only with keys in us-east-1")
        }
        guard parts[4].utf8.count == 12, parts[4].utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            throw FieldProblem("\"\(parts[4].excerpt)\" in this ARN is not an account id, which has 12 digits")
        }
        try checkResource(parts[5], arn: text)
    }

    private static func checkResource(_ resource: String, arn: String) throws(FieldProblem) {
        if resource.hasPrefix("alias/") { return try checkAlias(resource) }
        guard resource.hasPrefix("key/") else {
            throw FieldProblem("this ARN ends in \"\(resource.excerpt)\"; a key's ends in key/KEY-ID or alias/NAME")
        }
        guard KMSKeyARN(arn) != nil else {
            throw FieldProblem(
                "\"\(String(resource.dropFirst(4)).excerpt)\" is not a key id: 8-4-4-4-12 digits 0-9 and a-f, "
                    + "or mrk- and 32 of them")
        }
    }

    private static func checkAlias(_ text: String) throws(FieldProblem) {
        let name = text.dropFirst("alias/".count)
        guard !name.isEmpty else { throw FieldProblem("the alias has no name after alias/") }
        guard text.utf8.count <= 256 else {
            throw FieldProblem("the alias has \(text.utf8.count) characters; 256 are allowed")
        }
        for scalar in name.unicodeScalars where !isAllowedInAlias(scalar) {
            throw FieldProblem("\(scalar.named) cannot be in an alias, which has letters, digits and / _ - :")
        }
    }

    // CreateAlias takes : too, by its model.
    private static func isAllowedInAlias(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", "/", "_", "-", ":": true
        default: false
        }
    }

    private static func isKeyID(_ text: String) -> Bool {
        KMSKeyARN("arn:aws:kms:us-east-1:000000000000:key/\(text)") != nil
    }

    private static func otherForm(_ text: String) -> String {
        if text.hasPrefix("key/") { return "leave out key/: the key id alone is wanted, or the whole ARN" }
        let looksLikeID = text.contains("-") && text.lowercased().allSatisfy { $0.isHexDigit || $0 == "-" }
        if looksLikeID {
            return "\"\(text.excerpt)\" is not a key id: 8-4-4-4-12 digits 0-9 and a-f, or mrk- and 32 of them"
        }
        return "\"\(text.excerpt)\" is neither an ARN nor a key id; an alias is written alias/\(text.excerpt)"
    }
}
