import AWSCore

extension ReplyError {
    /// A list that goes on has to say where: a part of it must not be taken for the whole.
    static func check(_ isTruncated: Bool, hasNext: Bool) throws {
        if isTruncated, !hasNext { throw ReplyError("the list goes on, and it does not say where") }
    }
}
