/// The pages of a list, asked for one after the other, each when it is wanted.
public struct Pages<Page: PaginatedOperation>: AsyncSequence, Sendable {
    let client: AWSClient
    let first: Page

    /// Starts with the first page.
    public func makeAsyncIterator() -> Iterator {
        Iterator(client: client, upcoming: first)
    }

    /// Asks for page after page.
    public struct Iterator: AsyncIteratorProtocol {
        let client: AWSClient
        var upcoming: Page?

        /// The next page, nil after the last.
        public mutating func next() async throws -> Page.Response? {
            guard let operation = upcoming else { return nil }
            // After a failure the sequence is over, as iterators are.
            upcoming = nil
            let response = try await client.send(operation)
            upcoming = operation.next(after: response)
            return response
        }
    }
}
