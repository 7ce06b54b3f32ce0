internal import DNSSEC

extension DelegationHandover {
    func text(_ snippet: HandoverFormat.Snippet) -> String {
        switch snippet {
        case .changeBatch: changeBatch
        case .awsCLI: awsCLI
        case .terraform: terraform
        case .cloudFormation: cloudFormation
        case .octoDNS: octoDNS
        case .dnscontrol: dnscontrol
        case .eppDS: epp(signerData)
        case .eppKey: epp(keyData)
        case .json: json
        case .ticket: ticket
        }
    }

    /// The name as AWS writes it: octal escapes.
    private var awsName: String { owner.route53Description }

    private var changeBatch: String {
        """
        {
          "Comment": \(Quoting.json("DS record of \(awsName)")),
          "Changes": [
            {
              "Action": "UPSERT",
              "ResourceRecordSet": {
                "Name": \(Quoting.json(awsName)),
                "Type": "DS",
                "TTL": \(Self.route53TTL),
                "ResourceRecords": [{"Value": \(Quoting.json(signer.description))}]
              }
            }
          ]
        }
        """
    }

    private var awsCLI: String {
        // On one line, as a word of the shell.
        let batch = changeBatch.split(separator: "\n").map { $0.drop { $0 == " " } }.joined(separator: " ")
        return """
            aws route53 change-resource-record-sets --hosted-zone-id PARENT_ZONE_ID \\
              --change-batch \(Quoting.shell(batch))
            """
    }

    private var terraform: String {
        """
        # When Route 53 serves the parent zone:
        resource "aws_route53_record" "ds" {
          zone_id = var.parent_zone_id
          name    = \(Quoting.hcl(awsName))
          type    = "DS"
          ttl     = \(Self.route53TTL)
          records = [\(Quoting.hcl(signer.description))]
        }

        # When Route 53 Domains is the registrar:
        resource "aws_route53domains_delegation_signer_record" "ds" {
          domain_name = \(Quoting.hcl(nameWithoutDot))

          signing_attributes {
            algorithm  = \(key.algorithm.rawValue)
            flags      = \(key.flags)
            public_key = \(Quoting.hcl(publicKey))
          }
        }
        """
    }

    private var cloudFormation: String {
        """
        Resources:
          DelegationSigner:
            Type: AWS::Route53::RecordSet
            Properties:
              HostedZoneId: PARENT_ZONE_ID
              Name: \(Quoting.json(awsName))
              Type: DS
              TTL: "\(Self.route53TTL)"
              ResourceRecords:
                - \(Quoting.json(signer.description))
        """
    }

    /// The leftmost label, which is the name in the parent's file.
    private var relativeName: String {
        guard let label = owner.labels.first, let name = try? DomainName(labels: [label]) else { return "" }
        return String(name.description.dropLast())
    }

    private var octoDNS: String {
        """
        # In the file of the parent zone \(owner.parent ?? .root)
        \(Quoting.json(relativeName)):
          type: DS
          ttl: \(Self.route53TTL)
          values:
            - key_tag: \(signer.keyTag)
              algorithm: \(signer.algorithm.rawValue)
              digest_type: \(signer.digestType.rawValue)
              digest: \(Quoting.json(signer.digestHex))
        """
    }

    private var dnscontrol: String {
        "DS(\(Quoting.json(relativeName)), \(signer.keyTag), \(signer.algorithm.rawValue), "
            + "\(signer.digestType.rawValue), \(Quoting.json(signer.digestHex)))"
    }

    private var json: String {
        """
        {
          "domain": \(Quoting.json(nameWithoutDot)),
          "keyTag": \(signer.keyTag),
          "algorithm": \(signer.algorithm.rawValue),
          "digestType": \(signer.digestType.rawValue),
          "digest": \(Quoting.json(signer.digestHex)),
          "flags": \(key.flags),
          "protocol": \(key.protocolNumber),
          "publicKey": \(Quoting.json(publicKey))
        }
        """
    }

    private var ticket: String {
        """
        Subject: Please publish a DS record for \(nameWithoutDot)

        The zone \(nameWithoutDot) is signed with DNSSEC. Please publish this DS record at the registry:

        \(signer.record(owner: owner, ttlSeconds: nil))

        \(Self.table([.keyTag, .algorithm, .digestType, .digest].map { ($0.usualLabel, value(of: $0)) }))

        If the registry takes the key instead, this is the DNSKEY record:

        \(key.record(owner: owner, ttlSeconds: nil))

        Please leave the name servers as they are, and tell us when the record is published.
        """
    }
}
