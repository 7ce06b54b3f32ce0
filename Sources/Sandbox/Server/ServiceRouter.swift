/// Tells which service a request is for.
enum ServiceRouter {
    /// The service; nil when nothing tells it.
    ///
    /// AWS's own host names say it. Behind another address the services share, so the form of the request says it.
    static func service(of request: SandboxRequest, settings: SandboxSettings) -> (any EmulatedService)? {
        let labels = host(of: request).split(separator: ".").map(String.init)
        let region = labels.count == 4 && labels[2] == "amazonaws" ? labels[1] : nil
        let isAWS = labels.suffix(2) == ["amazonaws", "com"]
        switch labels.first {
        case "route53" where isAWS: return Route53Service(settings)
        case "kms" where isAWS: return KMSService(region: region)
        // The host without a region is that of us-east-1.
        case "route53domains" where isAWS: return DomainsService()
        case "sts" where isAWS: return STSService(region: region ?? SandboxAccount.region)
        default: break
        }
        if let target = request.header("x-amz-target") {
            return target.hasPrefix(DomainsService.targetPrefix) ? DomainsService() : KMSService(region: nil)
        }
        if RequestTarget(request.target).rawPath.contains("/\(Route53Service.version)/") {
            return Route53Service(settings)
        }
        if request.method == "POST", FormBody(request.body)?["Action"] != nil { return STSService(region: nil) }
        return nil
    }

    private static func host(of request: SandboxRequest) -> Substring {
        (request.header("host") ?? "").lowercased().prefix { $0 != ":" }
    }
}
