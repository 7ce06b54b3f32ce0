/// Why a service has no endpoint.
public enum EndpointError: Error, Hashable, Sendable {
    /// An override is no URL that can be asked.
    case invalidURL(text: String, source: String, reason: String)
    /// A region is no part of a host's name.
    case invalidRegion(String)
    /// A FIPS or dual-stack endpoint is wanted, and an override too.
    case variantWithOverride(variant: String, source: String)
    /// A partition has no dual-stack endpoint for a service.
    case noDualStack(service: String, partition: String)
    /// A profile names a `services` section that is not there.
    case servicesSectionNotFound(name: String, profile: String)
}

extension EndpointError: CustomStringConvertible {
    /// One sentence: which setting, and what is wrong with it.
    public var description: String {
        switch self {
        case .invalidURL(let text, let source, let reason):
            "the endpoint URL of \(source) is not usable: \(reason): \(Excerpt.of(text))"
        case .invalidRegion(let text):
            "\(Excerpt.of(text)) is not a region; regions are written as in us-east-1"
        case .variantWithOverride(let variant, let source):
            "\(variant) endpoints and the endpoint URL of \(source) exclude each other; unset one of the two"
        case .noDualStack(let service, let partition):
            "\(service) has no dual-stack endpoint in the partition \(partition)"
        case .servicesSectionNotFound(let name, let profile):
            "the profile \(profile) names the services section \(name), which is not in the config file"
        }
    }
}
