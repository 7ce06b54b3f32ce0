/// Changes a zone's record sets: all that is asked for, or nothing.
///
/// Source: Route 53 API Reference, "ChangeResourceRecordSets".
struct ChangeResourceRecordSets: Route53Operation {
    static let name = "ChangeResourceRecordSets"
    static let isChange = true
    private static let maximumChanges = 1000

    private let zoneID: String
    private let comment: String?
    private let changes: [RecordSetChange]

    var changedZone: String? { zoneID }
    var resource: String? { Self.zoneARN(zoneID) }
    let errorWhenBusy = ServiceError.priorRequestNotComplete

    init(_ call: Route53Call) throws(ServiceError) {
        zoneID = try call.zoneID()
        let body = try Route53Body(
            call.body, root: "ChangeResourceRecordSetsRequest", members: ["ChangeBatch"])
        guard let batch = body.child("ChangeBatch"), let list = batch.child("Changes"), !list.children.isEmpty else {
            throw .invalidInput(
                "Invalid XML ; cvc-complex-type.2.4.b: The content of element 'Changes' is not complete."
                    + " One of '{Change}' is expected.")
        }
        comment = batch.child("Comment")?.text
        if let comment, comment.unicodeScalars.count > 256 {
            throw .tooLong(comment, maximum: 256, type: "ResourceDescription")
        }
        var changes: [RecordSetChange] = []
        for node in list.children { changes.append(try RecordSetChange(node)) }
        let count = changes.map(\.weight).reduce(0, +)
        guard count <= Self.maximumChanges else {
            throw .invalidChangeBatch(["Number of records limit of \(Self.maximumChanges) exceeded."])
        }
        self.changes = changes
    }

    func perform(in context: CallContext, on account: inout AccountState) throws(ServiceError) -> ServiceReply {
        guard let zone = account.zone(zoneID) else { throw .noSuchHostedZone(zoneID) }
        var batch = RecordSetBatch(zone: zone)
        for change in changes { batch.apply(change) }
        batch.checkWhole()
        guard batch.problems.isEmpty else { throw .invalidChangeBatch(batch.problems) }
        let sets = batch.sets.values.sorted { RecordSetOrderKey($0) < RecordSetOrderKey($1) }
        account.update(zone: zoneID) { $0.recordSets = sets == zone.standardRecordSets ? nil : sets }
        let change = ZoneSigning.beginChange(in: context, on: &account, comment: comment)
        return Self.reply { $0.write(change, in: context) }
    }
}
