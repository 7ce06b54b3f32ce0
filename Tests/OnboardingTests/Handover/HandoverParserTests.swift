import DNSSEC
import Foundation
import Testing

@testable import Onboarding

/// The snippets, read by the programs that they are for, as far as this machine has them.
struct HandoverParserTests {
    /// Runs Python on a text; nil when a module that the program needs is not installed (it then exits with 77).
    private func python(_ program: String, on input: String) throws -> [String: String]? {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["python3", "-c", program]
        let (stdin, stdout) = (Pipe(), Pipe())
        (process.standardInput, process.standardOutput) = (stdin, stdout)
        try process.run()
        try stdin.fileHandleForWriting.write(contentsOf: Data(input.utf8))
        try stdin.fileHandleForWriting.close()
        let output = try stdout.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        if process.terminationStatus == 77 { return nil }
        try #require(process.terminationStatus == 0)
        return try JSONDecoder().decode([String: String].self, from: output)
    }

    private static func optional(_ module: String) -> String {
        "import sys, json\ntry:\n    import \(module)\nexcept ImportError:\n    sys.exit(77)\n"
    }

    @Test(arguments: HandoverTests.names) func `the EPP commands are read by Python's XML parser`(name: String) throws {
        let handover = try HandoverTests.handover(name)
        let program =
            Self.optional("xml.etree.ElementTree")
                + """
                root = xml.etree.ElementTree.fromstring(sys.stdin.buffer.read())
                print(json.dumps({e.tag: e.text.strip() for e in root.iter() if e.text and e.text.strip()}))
                """
        let (domain, sec) = ("{urn:ietf:params:xml:ns:domain-1.0}", "{urn:ietf:params:xml:ns:secDNS-1.1}")
        let ds = try #require(try python(program, on: handover.text(.snippet(.eppDS))))
        #expect(
            ds == [
                domain + "name": String(handover.owner.description.dropLast()),
                sec + "keyTag": "\(handover.signer.keyTag)", sec + "alg": "13", sec + "digestType": "2",
                sec + "digest": handover.signer.digestHex,
            ])
        let key = try #require(try python(program, on: handover.text(.snippet(.eppKey))))
        #expect(
            key == [
                domain + "name": String(handover.owner.description.dropLast()), sec + "flags": "257",
                sec + "protocol": "3", sec + "alg": "13", sec + "pubKey": HandoverTests.publicKey,
            ])
    }

    @Test(arguments: HandoverTests.names) func `zone-file lines are read by dnspython`(name: String) throws {
        let handover = try HandoverTests.handover(name)
        let program =
            Self.optional("dns.name, dns.rdatatype, dns.zone")
                + """
                lines = sys.stdin.read()
                found = {}
                for owner, ttl, rdata in dns.zone.from_text(
                    "@ 1 IN SOA a. b. 1 1 1 1 1\\n@ 1 IN NS a.\\n" + lines, origin=".", relativize=False).iterate_rdatas():
                    if rdata.rdtype in (dns.rdatatype.DS, dns.rdatatype.DNSKEY):
                        digest = getattr(rdata, "digest_type", "key")
                        found[f"{digest}"] = owner.to_wire().hex() + " " + rdata.to_wire().hex()
                print(json.dumps(found))
                """
        let forms: [HandoverFormat.RecordForm] = [.zoneFile, .dig, .dsfromkey, .sha384]
        let lines =
            forms.map { handover.text(.record($0)) } + [handover.key.record(owner: handover.owner, ttlSeconds: 5)]
        let owner = Hexadecimal.encode(handover.owner.wireFormat, .lower) + " "
        // skipped: Python's dnspython is not installed
        guard let found = try python(program, on: "$TTL 60\n" + lines.joined(separator: "\n") + "\n") else { return }
        #expect(
            found == [
                "2": owner + Hexadecimal.encode(handover.signer.rdata, .lower),
                "4": owner + Hexadecimal.encode(handover.longSigner.rdata, .lower),
                "key": owner + Hexadecimal.encode(handover.key.rdata, .lower),
            ])
    }

    @Test(arguments: HandoverTests.names) func `YAML is read by PyYAML`(name: String) throws {
        let handover = try HandoverTests.handover(name)
        let program =
            Self.optional("yaml")
                + """
                octo, cloud = sys.stdin.read().split("---\\n")
                (label, record), = yaml.safe_load(octo).items()
                value, = record["values"]
                resource = yaml.safe_load(cloud)["Resources"]["DelegationSigner"]
                properties = resource["Properties"]
                print(json.dumps({"label": label, "type": record["type"], "ttl": str(record["ttl"]),
                    "tag": str(value["key_tag"]), "algorithm": str(value["algorithm"]), "digest": value["digest"],
                    "kind": resource["Type"], "name": properties["Name"], "record": properties["ResourceRecords"][0]}))
                """
        let text = handover.text(.snippet(.octoDNS)) + "\n---\n" + handover.text(.snippet(.cloudFormation))
        // skipped: Python's yaml is not installed
        guard let found = try python(program, on: text) else { return }
        let label = try DomainName(labels: [try #require(handover.owner.labels.first)]).description.dropLast()
        #expect(
            found == [
                "label": String(label), "type": "DS", "ttl": "300", "tag": "\(handover.signer.keyTag)",
                "algorithm": "13", "digest": handover.signer.digestHex, "kind": "AWS::Route53::RecordSet",
                "name": handover.owner.route53Description, "record": handover.signer.description,
            ])
    }

    @Test func `octoDNS takes the record`() throws {
        let handover = try HandoverTests.handover("sub.example.net.")
        let program =
            Self.optional("octodns.record, yaml")
                + """
                from octodns.zone import Zone
                (label, data), = yaml.safe_load(sys.stdin.read()).items()
                record = octodns.record.Record.new(Zone("example.net.", []), label, data)
                print(json.dumps({"fqdn": record.fqdn, "value": record.values[0].rdata_text.upper()}))
                """
        // skipped: octoDNS is not installed
        guard let found = try python(program, on: handover.text(.snippet(.octoDNS))) else { return }
        #expect(found == ["fqdn": "sub.example.net.", "value": handover.signer.description])
    }

    @Test(arguments: HandoverTests.names[2...3]) func `Terraform's language is read by hcl2`(name: String) throws {
        let handover = try HandoverTests.handover(name)
        let program =
            Self.optional("hcl2")
                + """
                text = json.dumps(hcl2.loads(sys.stdin.read()))
                print(json.dumps({"digest": str(text.count("\(handover.signer.digestHex)")),
                    "key": str(text.count("\(HandoverTests.publicKey)")), "resources": str(text.count("aws_route53"))}))
                """
        // skipped: Python's python-hcl2 is not installed
        guard let found = try python(program, on: handover.text(.snippet(.terraform)) + "\n") else { return }
        #expect(found == ["digest": "1", "key": "1", "resources": "2"])
    }

    @Test(arguments: HandoverTests.names) func `the AWS CLI's command is read by a shell`(name: String) throws {
        let handover = try HandoverTests.handover(name)
        // The shell hands its words to Python instead of to aws.
        let program =
            Self.optional("shlex")
                + """
                words = shlex.split(sys.stdin.read())
                batch = json.loads(words[words.index("--change-batch") + 1])
                set = batch["Changes"][0]["ResourceRecordSet"]
                print(json.dumps({"command": " ".join(words[:3]), "name": set["Name"],
                    "value": set["ResourceRecords"][0]["Value"]}))
                """
        let found = try #require(try python(program, on: handover.text(.snippet(.awsCLI))))
        #expect(
            found == [
                "command": "aws route53 change-resource-record-sets", "name": handover.owner.route53Description,
                "value": handover.signer.description,
            ])
    }
}
