import AWSCore
import FoundationEssentials

extension HostedZone {
    init(_ element: XMLElement) throws {
        let config = element.child("Config")
        self.init(
            id: try HostedZoneID.read(element.requiredText("Id")),
            name: try element.requiredText("Name"),
            isPrivate: try config?.boolean("PrivateZone") ?? false,
            recordCount: try element.integer("ResourceRecordSetCount"),
            comment: config?.text("Comment"),
            linkedService: element.child("LinkedService")?.text("ServicePrincipal"),
            callerReference: element.text("CallerReference") ?? "",
            acceleratedRecoveryStatus: element.child("Features")?.text("AcceleratedRecoveryStatus"))
    }
}

extension HostedZoneID {
    static func read(_ text: String) throws -> HostedZoneID {
        guard let id = HostedZoneID(text) else { throw ReplyError("<Id> is not a hosted zone's id") }
        return id
    }
}

extension ChangeInfo {
    init(_ element: XMLElement) throws {
        guard let id = ChangeID(try element.requiredText("Id")) else { throw ReplyError("<Id> is not a change's id") }
        guard let submittedAt = try element.date("SubmittedAt") else {
            throw ReplyError("<ChangeInfo> has no <SubmittedAt>")
        }
        self.init(
            id: id, status: ChangeStatus(rawValue: try element.requiredText("Status")), submittedAt: submittedAt,
            comment: element.text("Comment"))
    }
}

extension SigningStatus {
    init(_ element: XMLElement) throws {
        self.init(
            serveSignature: ServeSignature(rawValue: try element.requiredText("ServeSignature")),
            statusMessage: element.text("StatusMessage"))
    }
}

extension KeySigningKey {
    init(_ element: XMLElement) throws {
        self.init(
            name: KeySigningKeyName(rawValue: try element.requiredText("Name")),
            kmsARN: element.text("KmsArn") ?? "",
            flag: try element.integer("Flag"),
            signingAlgorithmMnemonic: element.text("SigningAlgorithmMnemonic"),
            signingAlgorithmType: try element.integer("SigningAlgorithmType"),
            digestAlgorithmMnemonic: element.text("DigestAlgorithmMnemonic"),
            digestAlgorithmType: try element.integer("DigestAlgorithmType"),
            keyTag: try element.integer("KeyTag"),
            digestValue: element.text("DigestValue"),
            publicKey: element.text("PublicKey"),
            dsRecord: element.text("DSRecord"),
            dnskeyRecord: element.text("DNSKEYRecord"),
            status: element.text("Status").map(KeySigningKeyStatus.init(rawValue:)),
            statusMessage: element.text("StatusMessage"),
            createdDate: try element.date("CreatedDate"),
            lastModifiedDate: try element.date("LastModifiedDate"))
    }
}
