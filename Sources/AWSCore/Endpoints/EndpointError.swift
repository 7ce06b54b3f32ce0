/// Why a service has no endpoint.
public enum EndpointError: Error, Hashable, Sendable {
    /// An override is no URL that can be asked.
    case invalidURL(text: String, source: String, reason: String)
    /// A profile names a `services` section that is not there.
    case servicesSectionNotFound(name: String, profile: String)
}

extension EndpointError: CustomStringConvertible {
    /// One sentence: which setting, and what is wrong with it.
    public var description: String {
        switch self {
        case .invalidURL(let text, let source, let reason):
            "the endpoint URL \(Excerpt.of(text)) of \(source) is not usable: \(reason)"
        case .servicesSectionNotFound(let name, let profile):
            "the profile \(profile) names the services section \(name), which is not in the config file"
        }
    }
}
