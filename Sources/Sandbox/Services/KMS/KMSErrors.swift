/// The errors of KMS, with the words that AWS was seen to use where they are known.
extension ServiceError {
    static func notFound(_ message: String) -> ServiceError { ServiceError("NotFoundException", message) }

    static func disabled(_ key: KMSKeyRecord) -> ServiceError {
        ServiceError("DisabledException", "\(key.arn) is disabled.")
    }

    static func invalidState(_ key: KMSKeyRecord, _ state: String) -> ServiceError {
        ServiceError("KMSInvalidStateException", "\(key.arn) is \(state).")
    }

    static func unsupportedOperation(_ message: String) -> ServiceError {
        ServiceError("UnsupportedOperationException", message)
    }

    static func invalidKeyUsage(_ message: String) -> ServiceError { ServiceError("InvalidKeyUsageException", message) }

    static func malformedPolicy(_ message: String) -> ServiceError {
        ServiceError("MalformedPolicyDocumentException", message)
    }

    static func accessDenied(_ sentence: String) -> ServiceError { ServiceError("AccessDeniedException", sentence) }

    static let invalidMarker = ServiceError("InvalidMarkerException", "Invalid marker")

    static func missing(_ member: String) -> ServiceError {
        ServiceError(
            "ValidationException",
            "1 validation error detected: Value at '\(lowerCamel(member))' failed to satisfy constraint:"
                + " Member must not be null")
    }

    static func validation(_ member: String, value: String, _ constraint: String) -> ServiceError {
        violation(member, value, "Member must have \(constraint)")
    }

    static func validation(_ member: String, value: String, satisfying constraint: String) -> ServiceError {
        violation(member, value, "Member must satisfy \(constraint)")
    }

    private static func violation(_ member: String, _ value: String, _ sentence: String) -> ServiceError {
        // A text of any length must not come back whole.
        ServiceError(
            "ValidationException",
            "1 validation error detected: Value '\(value.prefix(256))' at '\(lowerCamel(member))' failed to satisfy"
                + " constraint: \(sentence)")
    }

    private static func lowerCamel(_ name: String) -> String { name.prefix(1).lowercased() + name.dropFirst() }
}
