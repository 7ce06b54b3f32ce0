import DNSSEC

/// Makes a zone, with the SOA and the NS that every zone has.
///
/// Source: Route 53 API Reference, "CreateHostedZone".
struct CreateHostedZone: Route53Operation {
    static let name = "CreateHostedZone"
    static let isChange = true

    private let zoneName: String
    private let callerReference: String
    private let comment: String?
    private let vpc: String?

    var resource: String? { nil }

    init(_ call: Route53Call) throws(ServiceError) {
        let body = try Route53Body(
            call.body, root: "CreateHostedZoneRequest",
            members: ["Name", "VPC", "CallerReference", "HostedZoneConfig", "DelegationSetId"])
        let text = try body.text("Name", type: "DNSName", length: 0...1024)
        callerReference = try body.text("CallerReference", type: "Nonce", length: 1...128)
        guard let name = try? DomainName(route53: text), !name.isRoot else {
            throw ServiceError("InvalidDomainName", "The domain name '\(text)' is not valid.")
        }
        zoneName = name.route53Description
        let configuration = body.child("HostedZoneConfig")
        comment = configuration?.child("Comment")?.text
        if let comment, comment.unicodeScalars.count > 256 {
            throw .tooLong(comment, maximum: 256, type: "ResourceDescription")
        }
        vpc = body.child("VPC")?.child("VPCId")?.text
        if configuration?.child("PrivateZone")?.text == "true", vpc == nil {
            throw .invalidInput(
                "When you're creating a private hosted zone (when you specify true for PrivateZone),"
                    + " you must also specify values for VPCId and VPCRegion.")
        }
        if let set = body.child("DelegationSetId")?.text {
            throw ServiceError("NoSuchDelegationSet", "A reusable delegation set with ID \(set) does not exist.")
        }
    }

    func perform(in context: CallContext, on account: inout AccountState) throws(ServiceError) -> ServiceReply {
        let owner = context.identity.account
        guard !account.zones.contains(where: { $0.callerReference == callerReference && $0.owner == owner }) else {
            throw ServiceError(
                "HostedZoneAlreadyExists",
                "A hosted zone has already been created with the specified caller reference.", status: 409)
        }
        var zone = HostedZoneRecord(
            id: "Z0" + context.randomLetters(19), name: zoneName, callerReference: callerReference, owner: owner)
        zone.comment = comment
        zone.isPrivate = vpc != nil
        zone.vpc = vpc
        account.add(zone)
        let change = ZoneSigning.beginChange(in: context, on: &account)
        let location = "https://route53.amazonaws.com/\(Route53Service.version)/hostedzone/\(zone.id)"
        return Self.reply(status: 201, headers: [SandboxField("Location", location)]) { xml in
            xml.write(zone)
            xml.write(change, in: context)
            if zone.isPrivate { xml.writeVPC(of: zone) } else { xml.writeDelegationSet(of: zone) }
        }
    }
}
