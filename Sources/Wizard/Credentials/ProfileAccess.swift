/// Which profiles are configured, and how to go on as one of them.
package struct ProfileAccess: Sendable {
    /// The profile that the program was started with.
    package var current: String?
    /// The configured ones, in the order in which they are shown.
    package var names: @Sendable () throws -> [String]
    /// Begins a session as one of them.
    package var connect: @Sendable (_ profile: String) async throws -> Session

    /// Makes access of its parts.
    package init(
        current: String?, names: @escaping @Sendable () throws -> [String],
        connect: @escaping @Sendable (_ profile: String) async throws -> Session
    ) {
        self.current = current
        self.names = names
        self.connect = connect
    }
}
