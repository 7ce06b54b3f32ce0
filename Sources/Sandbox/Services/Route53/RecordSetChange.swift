import DNSSEC

/// One change of a batch, read and not yet checked against the zone.
struct RecordSetChange: Sendable {
    var action: Action
    var set: RecordSetRecord
    /// What is wrong with it whatever the zone holds.
    var problems: [String] = []

    enum Action: String, Sendable {
        case create = "CREATE"
        case delete = "DELETE"
        case upsert = "UPSERT"
    }

    /// How much it counts of the records that a batch may have: an UPSERT counts twice.
    var weight: Int { max(1, set.values.count) * (action == .upsert ? 2 : 1) }

    init(_ node: XMLNode) throws(ServiceError) {
        guard node.name == "Change", let text = node.child("Action")?.text,
            let members = node.child("ResourceRecordSet")
        else {
            throw .invalidInput(
                "Invalid XML ; cvc-complex-type.2.4.a: Invalid content was found starting with element '\(node.name)'.")
        }
        guard let action = Action(rawValue: text) else { throw Self.notInEnumeration(text, "[CREATE, DELETE, UPSERT]") }
        self.action = action
        guard let name = members.child("Name")?.text, let type = members.child("Type")?.text else {
            throw .invalidInput(
                "Invalid XML ; cvc-complex-type.2.4.b: The content of element 'ResourceRecordSet' is not complete.")
        }
        guard HostedRecordType.all.contains(type) else {
            throw Self.notInEnumeration(type, "[\(HostedRecordType.all.joined(separator: ", "))]")
        }
        set = RecordSetRecord(name: name, type: type, setIdentifier: members.child("SetIdentifier")?.text)
        set.ttl = try members.child("TTL").map { node throws(ServiceError) in try Self.ttl(node.text) }
        for record in members.child("ResourceRecords")?.children ?? [] {
            set.values.append(record.child("Value")?.text ?? "")
        }
        for member in RecordSetRecord.routingMembers { set.routing[member] = members.child(member)?.text }
        set.geoLocation = members.child("GeoLocation").map(Self.texts)
        set.aliasTarget = members.child("AliasTarget").map(Self.texts)
        checkForm()
    }

    private static func texts(_ node: XMLNode) -> [String: String] {
        Dictionary(node.children.map { ($0.name, $0.text) }) { first, _ in first }
    }

    private static func ttl(_ text: String) throws(ServiceError) -> Int {
        guard let ttl = Int(text), (0...2_147_483_647).contains(ttl) else {
            throw .invalidInput(
                "Invalid XML ; cvc-datatype-valid.1.2.1: '\(text)' is not a valid value of type 'TTL'.")
        }
        return ttl
    }

    private static func notInEnumeration(_ value: String, _ words: String) -> ServiceError {
        .invalidInput(
            "Invalid XML ; cvc-enumeration-valid: Value '\(value)' is not facet-valid with respect to enumeration"
                + " '\(words)'. It must be a value from the enumeration.")
    }

    /// Checks what needs no zone, and gives the name the form in which Route 53 writes it.
    private mutating func checkForm() {
        let described =
            "Change with [Action=\(action.rawValue), Name=\(set.name), Type=\(set.type),"
            + " SetIdentifier=\(set.setIdentifier ?? "null")]"
        if set.aliasTarget == nil, set.ttl == nil || set.values.isEmpty {
            problems.append(
                "Invalid request: Expected exactly one of [AliasTarget, all of [TTL, and ResourceRecords], or"
                    + " TrafficPolicyInstanceId], but found none in \(described)")
        }
        if set.aliasTarget != nil, set.ttl != nil || !set.values.isEmpty {
            problems.append(
                "Invalid request: Expected exactly one of [AliasTarget, all of [TTL, and ResourceRecords], or"
                    + " TrafficPolicyInstanceId], but found more than one in \(described)")
        }
        if set.setIdentifier == nil, !set.routing.keys.filter({ $0 != "HealthCheckId" }).isEmpty {
            problems.append("Invalid request: Missing field 'SetIdentifier' in \(described)")
        }
        guard let name = try? DomainName(route53: set.name) else {
            problems.append(
                "FATAL problem: DomainNameInvalid (Domain name is not valid) encountered with '\(set.name)'")
            return
        }
        set.name = name.route53Description
        var seen: Set<String> = []
        for value in set.values {
            if !seen.insert(value).inserted { problems.append("Duplicate Resource Record: '\(value)'") }
            if let reason = RecordValue.problem(value, type: set.type) {
                problems.append("Invalid Resource Record: 'FATAL problem: \(reason) encountered with '\(value)''")
            }
        }
    }
}
