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
    init(
        of service: AWSService, region: Region, overrides: EndpointOverrides,
        variant: EndpointVariant = EndpointVariant()
    ) throws(EndpointError) {
        guard Self.isRegion(region) else { throw .invalidRegion(region.rawValue) }
        let partition = Partition(of: region)
        let isPseudo = region == Self.pseudoRegion
        signingRegion = service.location == .regional && !isPseudo ? region : partition.firstRegion
        if let override = overrides[service] {
            try Self.check(variant, with: override)
            let url = try EndpointURL(override)
            (scheme, host, port, basePath) = (url.scheme, url.host, url.port, url.basePath)
        } else if service.location == .regional, isPseudo {
            host = "\(service.endpointPrefix).\(partition.suffix)"
        } else {
            host = try Self.host(of: service, region: signingRegion, partition: partition, variant: variant)
        }
    }

    /// What some tools write as the region of services that have none.
    private static let pseudoRegion: Region = "aws-global"

    private static func host(
        of service: AWSService, region: Region, partition: Partition, variant: EndpointVariant
    ) throws(EndpointError) -> String {
        if let name = service.namesAfterRegion[partition.id], variant == EndpointVariant() {
            return "\(region).\(name)"
        }
        let isGlobal = service.location == .global
        let isNamedForFIPS =
            variant.usesFIPS
            && !(service.partitionsWithoutFIPSName.contains(partition.id) && (isGlobal || !variant.usesDualStack))
        let name = service.endpointPrefix + (isNamedForFIPS ? "-fips" : "")
        guard isGlobal else {
            return "\(name).\(region).\(variant.usesDualStack ? partition.dualStackSuffix : partition.suffix)"
        }
        guard variant.usesDualStack else { return "\(name).\(partition.globalSuffix)" }
        guard let suffix = partition.globalDualStackSuffix else {
            throw .noDualStack(service: service.name, partition: partition.id)
        }
        return "\(name).\(suffix)"
    }

    private static func check(
        _ variant: EndpointVariant, with override: EndpointOverrides.Override
    ) throws(EndpointError) {
        if variant.usesFIPS { throw .variantWithOverride(variant: "FIPS", source: override.source) }
        if variant.usesDualStack { throw .variantWithOverride(variant: "dual-stack", source: override.source) }
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
