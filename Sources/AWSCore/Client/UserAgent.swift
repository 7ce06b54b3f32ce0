/// What the client calls itself, in the form that AWS's SDKs agreed on (2.1).
enum UserAgent {
    static func text(product: String) -> String {
        "\(sanitized(product)) ua/2.1 os/linux md/arch#\(architecture) lang/swift cfg/retry-mode#standard"
    }

    private static var architecture: String {
        #if arch(x86_64)
        "x86_64"
        #elseif arch(arm64)
        "aarch64"
        #else
        "other"
        #endif
    }

    private static func sanitized(_ text: String) -> String {
        String(text.unicodeScalars.map { isAllowed($0) || $0 == "/" ? Character($0) : "-" })
    }

    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII
            && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil
                || "!$%&'*+-.^_`|~,".unicodeScalars.contains(scalar))
    }
}
