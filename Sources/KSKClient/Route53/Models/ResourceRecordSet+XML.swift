import AWSCore

extension ResourceRecordSet {
    init(_ element: XMLElement) throws {
        self.init(
            name: try element.requiredText("Name"),
            type: RecordType(rawValue: try element.requiredText("Type")),
            setIdentifier: element.text("SetIdentifier"),
            weight: try element.integer("Weight"),
            region: element.text("Region").map(Region.init(rawValue:)),
            failover: element.text("Failover"),
            isMultiValueAnswer: try element.boolean("MultiValueAnswer"),
            ttlSeconds: try element.integer("TTL"),
            values: try (element.child("ResourceRecords")?.children("ResourceRecord") ?? [])
                .map { try $0.requiredText("Value") },
            aliasTarget: try element.child("AliasTarget").map { try AliasTarget($0) },
            healthCheckID: element.text("HealthCheckId"))
    }

    /// The record set as Route 53 wants it: elements in the order of AWS's model.
    var xml: XMLElement {
        var children = [XMLElement("Name", text: name), XMLElement("Type", text: type.rawValue)]
        func add(_ name: String, _ text: String?) {
            if let text { children.append(XMLElement(name, text: text)) }
        }
        add("SetIdentifier", setIdentifier)
        add("Weight", weight.map(String.init))
        add("Region", region?.rawValue)
        add("Failover", failover)
        add("MultiValueAnswer", isMultiValueAnswer.map { $0 ? "true" : "false" })
        add("TTL", ttlSeconds.map(String.init))
        if !values.isEmpty {
            let records = values.map { XMLElement("ResourceRecord", children: [XMLElement("Value", text: $0)]) }
            children.append(XMLElement("ResourceRecords", children: records))
        }
        if let aliasTarget { children.append(aliasTarget.xml) }
        add("HealthCheckId", healthCheckID)
        return XMLElement("ResourceRecordSet", children: children)
    }
}

extension ResourceRecordSet.AliasTarget {
    init(_ element: XMLElement) throws {
        self.init(
            hostedZoneID: try HostedZoneID.read(element.requiredText("HostedZoneId")),
            dnsName: try element.requiredText("DNSName"),
            evaluatesTargetHealth: try element.boolean("EvaluateTargetHealth") ?? false)
    }

    fileprivate var xml: XMLElement {
        XMLElement(
            "AliasTarget",
            children: [
                XMLElement("HostedZoneId", text: hostedZoneID.rawValue), XMLElement("DNSName", text: dnsName),
                XMLElement("EvaluateTargetHealth", text: evaluatesTargetHealth ? "true" : "false"),
            ])
    }
}
