/// The methods that AWS operations use.
public enum HTTPMethod: String, Sendable, Hashable {
    /// Reads.
    case get = "GET"
    /// Creates or acts.
    case post = "POST"
    /// Removes.
    case delete = "DELETE"
    /// Replaces.
    case put = "PUT"
}
