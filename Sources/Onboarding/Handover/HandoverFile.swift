package import KSKClient

/// A file for what is handed over.
package enum HandoverFile {
    /// A name that no directory takes for something else, such as `ds-example.com-terraform.tf`.
    ///
    /// - Parameters:
    ///   - zone: The zone.
    ///   - format: The form; nil for all of it as it is shown.
    package static func name(for zone: HostedZone, _ format: HandoverFormat? = nil) -> String {
        // Directories take 255 octets.
        let stem = "ds-" + safe(zone.displayName).prefix(200)
        return format.map { "\(stem)-\(safe($0.name)).\($0.fileExtension)" } ?? "\(stem).txt"
    }

    private static func safe(_ text: String) -> String {
        String(text.map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "." || $0 == "-") ? $0 : "_" })
    }
}
