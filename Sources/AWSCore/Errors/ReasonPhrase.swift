/// The words of the statuses that AWS and the proxies before it answer with.
enum ReasonPhrase {
    static func of(_ status: Int) -> String {
        phrases[status]
            ?? (status >= 500 ? "the server failed" : status >= 400 ? "the request was refused" : "no result")
    }

    // RFC 9110 section 15.
    private static let phrases = [
        301: "Moved Permanently", 302: "Found", 307: "Temporary Redirect", 308: "Permanent Redirect",
        400: "Bad Request", 401: "Unauthorized", 403: "Forbidden", 404: "Not Found", 405: "Method Not Allowed",
        407: "Proxy Authentication Required", 408: "Request Timeout", 413: "Content Too Large",
        429: "Too Many Requests", 500: "Internal Server Error", 502: "Bad Gateway", 503: "Service Unavailable",
        504: "Gateway Timeout",
    ]
}
