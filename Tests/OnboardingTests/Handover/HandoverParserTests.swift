import DNSSEC
import Foundation
import Testing

@testable import Onboarding

/// What is handed over, read by the programs that it is for, or by a parser of their language.
struct HandoverParserTests {
    static let hint: Comment = "not installed; make test installs it"

    /// The label of a name as zone files write it, and whoever reads a file of the parent wants it.
    private static func label(of handover: DelegationHandover) throws -> String {
        String(try DomainName(labels: [try #require(handover.owner.labels.first)]).description.dropLast())
    }

    // MARK: Zone files and name servers

    @Test(.enabled(if: Python.has("dns.zone"), hint), arguments: HandoverTests.names)
    func `zone-file lines are read by dnspython`(name: String) throws {
        let handover = try HandoverTests.handover(name)
        let program = """
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
        // The first line of this form is the data alone.
        let keyLine = handover.text(.record(.dnskey)).split(separator: "\n").last.map(String.init)
        let lines = forms.map { handover.text(.record($0)) } + [try #require(keyLine)]
        let owner = Hexadecimal.encode(handover.owner.wireFormat, .lower) + " "
        #expect(
            try Python.read(
                "$TTL 60\n" + lines.joined(separator: "\n") + "\n", importing: "dns.name, dns.rdatatype, dns.zone",
                with: program) == [
                    "2": owner + Hexadecimal.encode(handover.signer.rdata, .lower),
                    "4": owner + Hexadecimal.encode(handover.longSigner.rdata, .lower),
                    "key": owner + Hexadecimal.encode(handover.key.rdata, .lower),
                ])
    }

    @Test(.enabled(if: Program("named-checkconf").isThere, hint), arguments: HandoverTests.names)
    func `the trust anchor is read by BIND`(name: String) throws {
        let text = try HandoverTests.handover(name).text(.record(.trustAnchors))
        let bind = try #require(text.components(separatedBy: "# unbound\n").first)
        let outcome = try Program("named-checkconf").run(["/dev/stdin"], on: bind)
        #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
    }

    @Test(.enabled(if: Program("unbound-checkconf").isThere, hint), arguments: HandoverTests.names)
    func `the trust anchor is read by unbound`(name: String) throws {
        let text = try HandoverTests.handover(name).text(.record(.trustAnchors))
        let unbound = try #require(text.components(separatedBy: "# unbound\n").last)
        let outcome = try Program("unbound-checkconf").run(["/dev/stdin"], on: unbound)
        #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
    }

    // MARK: Registries

    @Test(.enabled(if: Program.python.isThere, hint), arguments: HandoverTests.names)
    func `the EPP commands are read by Python's XML parser`(name: String) throws {
        let handover = try HandoverTests.handover(name)
        let program = """
            root = xml.etree.ElementTree.fromstring(sys.stdin.buffer.read())
            print(json.dumps({e.tag: e.text.strip() for e in root.iter() if e.text and e.text.strip()}))
            """
        let (domain, sec) = ("{urn:ietf:params:xml:ns:domain-1.0}", "{urn:ietf:params:xml:ns:secDNS-1.1}")
        #expect(
            try Python.read(handover.text(.snippet(.eppDS)), importing: "xml.etree.ElementTree", with: program) == [
                domain + "name": String(handover.owner.description.dropLast()),
                sec + "keyTag": "\(handover.signer.keyTag)", sec + "alg": "13", sec + "digestType": "2",
                sec + "digest": handover.signer.digestHex,
            ])
        #expect(
            try Python.read(handover.text(.snippet(.eppKey)), importing: "xml.etree.ElementTree", with: program) == [
                domain + "name": String(handover.owner.description.dropLast()), sec + "flags": "257",
                sec + "protocol": "3", sec + "alg": "13", sec + "pubKey": HandoverTests.publicKey,
            ])
    }

    // MARK: AWS

    @Test(.enabled(if: Program.python.isThere, hint), arguments: HandoverTests.names)
    func `the AWS CLI's command is read by a shell`(name: String) throws {
        let handover = try HandoverTests.handover(name)
        // The shell hands its words to Python instead of to aws.
        let program = """
            words = shlex.split(sys.stdin.read())
            batch = json.loads(words[words.index("--change-batch") + 1])
            set = batch["Changes"][0]["ResourceRecordSet"]
            print(json.dumps({"command": " ".join(words[:3]), "name": set["Name"],
                "value": set["ResourceRecords"][0]["Value"]}))
            """
        #expect(
            try Python.read(handover.text(.snippet(.awsCLI)), importing: "shlex", with: program) == [
                "command": "aws route53 change-resource-record-sets", "name": handover.owner.route53Description,
                "value": handover.signer.description,
            ])
    }

    @Test(.enabled(if: Python.has("botocore"), hint), arguments: HandoverTests.names)
    func `the change batch has the shape that botocore's model of Route 53 demands`(name: String) throws {
        let handover = try HandoverTests.handover(name)
        let program = """
            model = botocore.session.get_session().get_service_model("route53")
            shape = model.operation_model("ChangeResourceRecordSets").input_shape
            batch = json.load(sys.stdin)
            botocore.validate.validate_parameters({"HostedZoneId": "Z1", "ChangeBatch": batch}, shape)
            allowed = shape.members["ChangeBatch"].members
            assert set(batch) <= set(allowed), batch
            print(json.dumps({"action": batch["Changes"][0]["Action"]}))
            """
        #expect(
            try Python.read(
                handover.text(.snippet(.changeBatch)), importing: "botocore.session, botocore.validate", with: program)
                == ["action": "UPSERT"])
    }

    @Test(.enabled(if: Python.has("cfnlint.api"), hint), arguments: HandoverTests.names)
    func `the template is clean for cfn-lint`(name: String) throws {
        let handover = try HandoverTests.handover(name)
        let program = """
            print(json.dumps({"found": "; ".join(str(match) for match in cfnlint.api.lint_all(sys.stdin.read()))}))
            """
        #expect(
            try Python.read(handover.text(.snippet(.cloudFormation)), importing: "cfnlint.api", with: program) == [
                "found": ""
            ])
    }

    // MARK: Tools that keep DNS as text

    @Test(.enabled(if: Python.has("yaml"), hint), arguments: HandoverTests.names)
    func `YAML is read by PyYAML`(name: String) throws {
        let handover = try HandoverTests.handover(name)
        let program = """
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
        #expect(
            try Python.read(text, importing: "yaml", with: program) == [
                "label": try Self.label(of: handover), "type": "DS", "ttl": "300",
                "tag": "\(handover.signer.keyTag)", "algorithm": "13", "digest": handover.signer.digestHex,
                "kind": "AWS::Route53::RecordSet", "name": handover.owner.route53Description,
                "record": handover.signer.description,
            ])
    }

    @Test(.enabled(if: Python.has("octodns.record"), hint), arguments: ["sub.example.net.", "a_b.example.net."])
    func `octoDNS takes the record`(name: String) throws {
        let handover = try HandoverTests.handover(name)
        let program = """
            from octodns.zone import Zone
            (label, data), = yaml.safe_load(sys.stdin.read()).items()
            record = octodns.record.Record.new(Zone("example.net.", []), label, data)
            print(json.dumps({"fqdn": record.fqdn, "value": record.values[0].rdata_text.upper()}))
            """
        #expect(
            try Python.read(handover.text(.snippet(.octoDNS)), importing: "octodns.record, yaml", with: program) == [
                "fqdn": name, "value": handover.signer.description,
            ])
    }

    @Test(.enabled(if: Python.has("hcl2"), hint), arguments: HandoverTests.names)
    func `Terraform's language is read by hcl2`(name: String) throws {
        let handover = try HandoverTests.handover(name)
        let program = """
            def plain(value):
                # Some versions keep the quotes of strings and of labels.
                if isinstance(value, dict): return {plain(k): plain(v) for k, v in value.items()}
                if isinstance(value, list): return [plain(v) for v in value]
                return value.strip('"') if isinstance(value, str) else value
            resources = plain(hcl2.loads(sys.stdin.read()))["resource"]
            record = resources[0]["aws_route53_record"]["ds"]
            signer = resources[1]["aws_route53domains_delegation_signer_record"]["ds"]
            attributes = signer["signing_attributes"]
            attributes = attributes[0] if isinstance(attributes, list) else attributes
            print(json.dumps({"type": record["type"], "ttl": str(record["ttl"]), "record": record["records"][0],
                "algorithm": str(attributes["algorithm"]), "flags": str(attributes["flags"]),
                "key": attributes["public_key"]}))
            """
        #expect(
            try Python.read(handover.text(.snippet(.terraform)) + "\n", importing: "hcl2", with: program) == [
                "type": "DS", "ttl": "300", "record": handover.signer.description, "algorithm": "13", "flags": "257",
                "key": HandoverTests.publicKey,
            ])
    }

    @Test(.enabled(if: Program("terraform").isThere, "terraform is not installed"), arguments: HandoverTests.names)
    func `Terraform reads its text, and would format it no otherwise`(name: String) throws {
        let text = try HandoverTests.handover(name).text(.snippet(.terraform)) + "\n"
        let outcome = try Program("terraform").run(["fmt", "-no-color", "-"], on: text)
        #expect(outcome.status == 0 && outcome.output == text, "\(outcome.output)\(outcome.errors)")
    }

    @Test(.enabled(if: Program("node").isThere, "node is not installed"), arguments: HandoverTests.names)
    func `dnscontrol's record is read by a JavaScript engine`(name: String) throws {
        let handover = try HandoverTests.handover(name)
        let script = "function DS(...all) { console.log(JSON.stringify(all.map(String))) }\n"
        let outcome = try Program("node").run(["-"], on: script + handover.text(.snippet(.dnscontrol)))
        #expect(
            try JSONDecoder().decode([String].self, from: Data(outcome.output.utf8)) == [
                try Self.label(of: handover), "\(handover.signer.keyTag)", "13", "2", handover.signer.digestHex,
            ])
    }
}
