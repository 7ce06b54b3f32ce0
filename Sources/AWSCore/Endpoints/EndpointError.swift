/// Why a service has no endpoint.
public enum EndpointError: Error, Hashable, Sendable {
    /// An override is no URL that can be asked.
    case invalidURL(text: String, source: String, reason: String)
    /// A region is no part of a host's name.
    case invalidRegion(String)
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
        case .servicesSectionNotFound(let name, let profile):
            "the profile \(profile) names the services section \(name), which is not in the config file"
        }
    }
}
