import FoundationEssentials

extension KMSKeyRecord {
    /// What DescribeKey tells.
    var metadata: JSONValue {
        var members: [String: JSONValue] = [
            "AWSAccountId": .string(owner), "Arn": .string(arn), "KeyId": .string(id),
            "CreationDate": .number(created.timeIntervalSince1970), "Description": .string(description),
            "Enabled": .bool(state == .enabled), "KeyManager": .string(isAWSManaged ? "AWS" : "CUSTOMER"),
            "KeyState": .string(state.rawValue), "MultiRegion": .bool(isMultiRegion), "Origin": "AWS_KMS",
        ]
        if let deletion { members["DeletionDate"] = .number(deletion.timeIntervalSince1970) }
        if isMultiRegion {
            members["MultiRegionConfiguration"] = [
                "MultiRegionKeyType": "PRIMARY", "PrimaryKey": ["Arn": .string(arn), "Region": .string(region)],
                "ReplicaKeys": [],
            ]
        }
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
        case "GENERATE_VERIFY_MAC": members["MacAlgorithms"] = .array(spec.macAlgorithms.map(JSONValue.string))
        default: members["KeyAgreementAlgorithms"] = ["ECDH"]
        }
        return members
    }
}
