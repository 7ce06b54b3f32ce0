import FoundationEssentials

extension KMSKeyRecord {
    /// What DescribeKey tells.
    var metadata: JSONValue {
        var members: [String: JSONValue] = [
            "AWSAccountId": .string(SandboxAccount.id), "Arn": .string(arn), "KeyId": .string(id),
            "CreationDate": .number(created.timeIntervalSince1970), "Description": .string(description),
            "Enabled": .bool(state == .enabled), "KeyManager": .string(isAWSManaged ? "AWS" : "CUSTOMER"),
            "KeyState": .string(state.rawValue), "MultiRegion": false, "Origin": "AWS_KMS",
        ]
        if let deletion { members["DeletionDate"] = .number(deletion.timeIntervalSince1970) }
        return .object(members.merging(specification) { first, _ in first })
    }

    /// The members that tell what the key is for.
    var specification: [String: JSONValue] {
        var members: [String: JSONValue] = [
            "CustomerMasterKeySpec": .string(spec.rawValue), "KeySpec": .string(spec.rawValue),
            "KeyUsage": .string(usage),
        ]
        switch usage {
        case "SIGN_VERIFY": members["SigningAlgorithms"] = .array(spec.signingAlgorithms.map(JSONValue.string))
        case "ENCRYPT_DECRYPT":
            members["EncryptionAlgorithms"] = .array(spec.encryptionAlgorithms.map(JSONValue.string))
        default: members["KeyAgreementAlgorithms"] = ["ECDH"]
        }
        return members
    }
}
