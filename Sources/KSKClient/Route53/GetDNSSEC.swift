public import AWSCore

/// Asks whether a zone is signed, and for its key-signing keys.
public struct GetDNSSEC: Operation, Hashable {
    /// What Route 53 answers.
    public struct Response: Sendable, Hashable {
        /// Whether the zone is signed.
        public var status: SigningStatus
        /// Its key-signing keys, at most two.
        public var keySigningKeys: [KeySigningKey]

        /// A response of its parts.
        public init(status: SigningStatus, keySigningKeys: [KeySigningKey] = []) {
            self.status = status
            self.keySigningKeys = keySigningKeys
        }
    }

    /// The service.
    public static let service = AWSService.route53
    /// The name in AWS's documentation.
    public static let name = "GetDNSSEC"
    /// What to do after a lost reply.
    public static let repeatability = Repeatability.repeatable

    /// The zone.
    public var hostedZoneID: HostedZoneID

    /// The operation for a zone.
    public init(hostedZoneID: HostedZoneID) {
        self.hostedZoneID = hostedZoneID
    }

    /// What is sent.
    public var request: OperationRequest {
        OperationRequest(.get, path: "2013-04-01", "hostedzone", hostedZoneID.rawValue, "dnssec")
    }

    /// Reads a reply of success.
    public func response(from reply: HTTPResponse) throws -> Response {
        let root = try reply.xml(root: "GetDNSSECResponse")
        // The API reference prints <KeySigningKey>; what is sent, by the model, is <member>.
        let keys = root.child("KeySigningKeys")?.children.filter { ["member", "KeySigningKey"].contains($0.name) }
        return Response(
            status: try SigningStatus(root.required("Status")),
            keySigningKeys: try (keys ?? []).map { try KeySigningKey($0) })
    }
}
