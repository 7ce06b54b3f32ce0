extension Environment {
    /// The octets of a file; nil when it is not there.
    func octets(of path: String) throws(CredentialsError) -> [UInt8]? {
        do {
            return try readFile(path)
        } catch {
            throw .unreadableFile(path: path, reason: "\(error)")
        }
    }

    /// The text of a small file that a setting names, without the white space around it.
    func text(of path: String, what: String) throws(CredentialsError) -> String {
        guard let octets = try octets(of: path) else {
            throw .broken(source: what, reason: "the file \(path) is not there")
        }
        guard let text = String(validating: octets, as: UTF8.self)?.trimmingWhitespace(), !text.isEmpty else {
            throw .broken(source: what, reason: "the file \(path) is empty, or not UTF-8")
        }
        return text
    }
}
