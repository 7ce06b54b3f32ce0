/// The errors of Route 53, with the words that AWS was seen to use where they are known.
extension ServiceError {
    static func noSuchHostedZone(_ id: String) -> ServiceError {
        ServiceError("NoSuchHostedZone", "No hosted zone found with ID: \(id)", status: 404)
    }

    static func noSuchKeySigningKey(_ name: String) -> ServiceError {
        ServiceError("NoSuchKeySigningKey", "No Key Signing Key found with name: \(name)", status: 404)
    }

    static func noSuchChange(_ id: String) -> ServiceError {
        ServiceError("NoSuchChange", "A change with the specified change ID: \(id) does not exist.", status: 404)
    }

    static func invalidInput(_ message: String) -> ServiceError { ServiceError("InvalidInput", message) }

    static func invalidArgument(_ message: String) -> ServiceError { ServiceError("InvalidArgument", message) }

    /// The same for everything that can be wrong with a key: AWS does not say what.
    static func invalidKMSArn(_ arn: String) -> ServiceError {
        ServiceError(
            "InvalidKMSArn",
            "The CMK with ARN '\(arn)' did not grant all required permissions for DNSSEC usage. Please review your"
                + " key-policy, and verify that you and Route 53 have permissions to perform the following actions:"
                + " DescribeKey, GetPublicKey, and Sign.")
    }

    static func invalidKeySigningKeyStatus(_ message: String) -> ServiceError {
        ServiceError("InvalidKeySigningKeyStatus", message)
    }

    /// A key in failure, which blocks everything else in its zone.
    static func keyInFailure(_ name: String) -> ServiceError {
        invalidKeySigningKeyStatus("Key Signing Key with name \(name) is in INTERNAL_FAILURE status.")
    }

    static func invalidSigningStatus(_ zone: HostedZoneRecord) -> ServiceError {
        ServiceError(
            "InvalidSigningStatus",
            "The operation is not allowed while hosted zone with ID '\(zone.id)' is in"
                + " \(zone.serveSignature.rawValue) status.")
    }

    static func invalidKeySigningKeyName(_ name: String) -> ServiceError {
        ServiceError(
            "InvalidKeySigningKeyName",
            "The Key Signing Key name '\(name)' is not valid: it must have 3 to 128 letters, numbers and underscores.")
    }

    static func keySigningKeyAlreadyExists(_ message: String) -> ServiceError {
        ServiceError("KeySigningKeyAlreadyExists", message, status: 409)
    }

    static func tooManyKeySigningKeys(_ zone: String) -> ServiceError {
        ServiceError(
            "TooManyKeySigningKeys",
            "Hosted zone with ID '\(zone)' already has the maximum number of Key Signing Keys:"
                + " \(HostedZoneRecord.maximumKeys).")
    }

    /// All that is wrong with a batch, in one text as AWS has it since 2024.
    static func invalidChangeBatch(_ problems: [String]) -> ServiceError {
        var error = ServiceError("InvalidChangeBatch", "[\(problems.joined(separator: ", "))]")
        error.problems = problems
        return error
    }

    static func dnssecNotFound(_ zone: String) -> ServiceError {
        ServiceError("DNSSECNotFound", "DNSSEC is not enabled for hosted zone with ID '\(zone)'.")
    }

    static let priorRequestNotComplete = ServiceError(
        "PriorRequestNotComplete",
        "The request was rejected because Route 53 was still processing a prior request.")

    static let concurrentModification = ServiceError(
        "ConcurrentModification", "Database is currently busy. Please retry.")

    static func noActiveKey(_ zone: String) -> ServiceError {
        ServiceError(
            "KeySigningKeyWithActiveStatusNotFound",
            "Hosted zone with ID '\(zone)' does not have a Key Signing Key in ACTIVE status.")
    }

    static func tooLong(_ value: String, maximum: Int, type: String) -> ServiceError {
        facet("maxLength", value, maximum, type)
    }

    static func tooShort(_ value: String, minimum: Int, type: String) -> ServiceError {
        facet("minLength", value, minimum, type)
    }

    private static func facet(_ name: String, _ value: String, _ limit: Int, _ type: String) -> ServiceError {
        invalidInput(
            "Invalid XML ; cvc-\(name)-valid: Value '\(value)' with length = '\(value.unicodeScalars.count)' is not"
                + " facet-valid with respect to \(name) '\(limit)' for type '\(type)'.")
    }
}
