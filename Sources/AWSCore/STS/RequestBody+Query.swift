extension [UInt8] {
    /// The form of an operation: its name, the service's version, then its parameters.
    package static func query<O: Operation>(_ operation: O.Type, _ parameters: [QueryItem] = []) -> [UInt8] {
        guard case .query(let version) = operation.service.wireProtocol else { return [] }
        let common = [QueryItem(name: "Action", value: operation.name), QueryItem(name: "Version", value: version)]
        return FormBody.octets(common + parameters)
    }
}
