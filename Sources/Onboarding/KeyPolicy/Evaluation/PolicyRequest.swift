/// A question to a key policy: may this one do this with this key?
package struct PolicyRequest: Hashable, Sendable {
    /// Who asks.
    package enum Requester: Hashable, Sendable {
        /// An AWS service, by its service principal.
        case service(String)
        /// A user, a role's session or an account's root, by its ARN as STS gives it.
        case identity(String)

        /// How sentences call it.
        package var name: String {
            switch self {
            case .service(let name), .identity(let name): name
            }
        }
    }

    /// Who asks.
    package var requester: Requester
    /// The action: `kms:Sign`.
    package var action: String
    /// The key that has the policy.
    package var keyARN: String
    /// What conditions can look at.
    package var context: RequestContext

    /// Makes a question of its parts.
    package init(requester: Requester, action: String, keyARN: String, context: RequestContext) {
        self.requester = requester
        self.action = action
        self.keyARN = keyARN
        self.context = context
    }
}

extension PolicyRequest {
    /// The principal that signs for Route 53's hosted zones.
    package static let route53Principal = "dnssec-route53.amazonaws.com"

    /// The preview's principal, which documents of 2020 still have.
    package static let legacyRoute53Principal = "api-service.dnssec.route53.aws.internal"

    /// May Route 53, acting for a zone of an account, do this with the key?
    ///
    /// Route 53 names the zone and its account in `aws:SourceArn` and `aws:SourceAccount` when it describes the key,
    /// reads the public key and signs. Nobody documents whether it does so when it makes a grant.
    ///
    /// Source: Route 53 Developer Guide, "KMS key and ZSK management", "Key policy", "Confused deputy prevention".
    package static func byRoute53(
        _ action: String, keyARN: String, account: String, zoneARN: String
    ) -> PolicyRequest {
        var context = RequestContext([
            "aws:SourceAccount": .present(account), "aws:SourceArn": .present(zoneARN),
            "aws:PrincipalIsAWSService": .present("true"),
            "aws:PrincipalServiceName": .present(route53Principal),
        ])
        if action == "kms:CreateGrant" {
            context["aws:SourceAccount"] = .unknown
            context["aws:SourceArn"] = .unknown
        }
        return PolicyRequest(
            requester: .service(route53Principal), action: action, keyARN: keyARN,
            context: context.adding(about: action, keyARN: keyARN))
    }

    /// May the caller do this with the key?
    package static func byCaller(_ arn: String, account: String, _ action: String, keyARN: String) -> PolicyRequest {
        let isUser = arn.contains(":user/") || arn.hasSuffix(":root")
        let context = RequestContext([
            "aws:SourceAccount": .absent, "aws:SourceArn": .absent,
            "aws:PrincipalIsAWSService": .present("false"), "aws:PrincipalServiceName": .absent,
            "aws:ViaAWSService": .present("false"), "kms:ViaService": .absent,
            "aws:PrincipalAccount": .present(account), "kms:CallerAccount": .present(account),
            // A session's ARN lacks the path of its role, so that the role's own ARN is not known.
            "aws:PrincipalArn": isUser ? .present(arn) : .unknown,
        ])
        return PolicyRequest(
            requester: .identity(arn), action: action, keyARN: keyARN,
            context: context.adding(about: action, keyARN: keyARN))
    }
}

extension RequestContext {
    /// Adds what follows from the action and the key alone.
    fileprivate func adding(about action: String, keyARN: String) -> RequestContext {
        var context = self
        // KMS has no endpoint without TLS.
        context["aws:SecureTransport"] = .present("true")
        let parts = keyARN.split(separator: ":", omittingEmptySubsequences: false)
        if parts.count == 6 {
            context["aws:RequestedRegion"] = .present(String(parts[3]))
            context["aws:ResourceAccount"] = .present(String(parts[4]))
        }
        context["kms:GrantIsForAWSResource"] = action == "kms:CreateGrant" ? .present("true") : .absent
        context["kms:SigningAlgorithm"] = action == "kms:Sign" ? .present("ECDSA_SHA_256") : .absent
        return context
    }
}
