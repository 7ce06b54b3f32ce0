extension HTTPResponse {
    /// Checks that the body is as it was written: no request asks for compression, but some proxies compress.
    ///
    /// - Throws: ``ReplyError``.
    func checkCompression() throws(ReplyError) {
        guard !body.isEmpty, let encoding = headers["Content-Encoding"]?.trimmingBlanks().lowercased(),
            !encoding.isEmpty, encoding != "identity"
        else { return }
        throw ReplyError("it is compressed (\(Excerpt.of(encoding))), which was not asked for", httpStatus: status)
    }
}
