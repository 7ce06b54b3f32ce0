/// Where a service is asked, and for which region the question is signed.
struct Endpoint: Hashable, Sendable {
    var scheme = "https"
    var host: String
    var port: Int?
    var basePath = ""
    var signingRegion: Region

    /// The endpoint of a service for who works in a region.
    ///
    /// An override changes where, never for which region: Route 53 refuses signatures of any region but the
    /// partition's first.
    init(of service: AWSService, region: Region, overrides: EndpointOverrides) throws(EndpointError) {
        guard Self.isRegion(region) else { throw .invalidRegion(region.rawValue) }
        let partition = Partition(of: region)
        signingRegion = service.location == .regional ? region : partition.firstRegion
        if let override = overrides[service] {
            let url = try EndpointURL(override)
            (scheme, host, port, basePath) = (url.scheme, url.host, url.port, url.basePath)
        } else if service.location == .global {
            host = "\(service.endpointPrefix).\(partition.globalSuffix)"
        } else {
            host = "\(service.endpointPrefix).\(signingRegion).\(partition.suffix)"
        }
    }

    /// The path of an operation here. An operation whose path is `/` takes an override's path as it stands.
    func path(of operation: OperationRequest) -> String {
        if operation.path == "/" { return basePath.isEmpty ? "/" : basePath }
        var base = basePath[...]
        while base.hasSuffix("/") { base = base.dropLast() }
        return base + operation.path
    }

    /// A region becomes a part of a host's name, so it must not hold anything else.
    private static func isRegion(_ region: Region) -> Bool {
        let octets = region.rawValue.utf8
        return (1...63).contains(octets.count)
            && octets.allSatisfy {
                (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) || (0x30...0x39).contains($0)
                    || $0 == UInt8(ascii: "-")
            }
    }
}
