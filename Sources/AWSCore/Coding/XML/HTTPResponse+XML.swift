extension HTTPResponse {
    /// The root element of the body.
    ///
    /// - Throws: ``ReplyError`` when the body is no well-formed XML, or its root has another name.
    public func xml(root name: String) throws -> XMLElement {
        guard !body.isEmpty else { throw ReplyError("it is empty", httpStatus: status) }
        let root = try XMLReader.read(body)
        guard root.name == name else {
            throw ReplyError("<\(name)> was expected, not <\(Excerpt.of(root.name))>", httpStatus: status)
        }
        return root
    }
}
