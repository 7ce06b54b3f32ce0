/// An operation of KMS.
protocol KMSOperation: SandboxOperation {}

extension KMSOperation {
    /// Checks that the caller may do this to a key, by its policy and their own.
    func checkPermission(on key: KMSKeyRecord, in context: CallContext) throws(ServiceError) {
        if let sentence = Access.refusal(of: "kms:\(Self.name)", on: key, by: context.identity) {
            throw .accessDenied(sentence)
        }
    }

    /// Checks that the caller may do this, where no key is concerned.
    func checkPermissionOnAccount(in context: CallContext) throws(ServiceError) {
        if let sentence = Access.refusal(of: "kms:\(Self.name)", on: nil as String?, by: context.identity) {
            throw .accessDenied(sentence)
        }
    }

    /// Refuses a key that cannot be used for cryptography.
    func checkIsEnabled(_ key: KMSKeyRecord) throws(ServiceError) {
        switch key.state {
        case .enabled: return
        case .disabled: throw .disabled(key)
        case .pendingDeletion: throw .invalidState(key, "pending deletion")
        }
    }

    static func reply(_ members: JSONValue) -> ServiceReply { ServiceReply(body: members.text) }

    /// How long `KeyId` may be, in characters.
    static var keyIDLength: ClosedRange<Int> { 1...2048 }
}

/// A page of a list whose marker is the id of its first item.
struct KMSPage<Item> {
    let items: ArraySlice<Item>
    let nextMarker: String?

    init(
        _ all: [Item], marker: String?, limit: Int, id: (Item) -> String
    ) throws(ServiceError) {
        var rest = all[...]
        if let marker {
            guard let start = all.firstIndex(where: { id($0) == marker }) else { throw .invalidMarker }
            rest = all[start...]
        }
        items = rest.prefix(limit)
        nextMarker = rest.dropFirst(limit).first.map(id)
    }

    /// The members of a reply that all lists have.
    func reply(_ name: String, _ write: (Item) -> JSONValue) -> JSONValue {
        var members: [String: JSONValue] = [
            name: .array(items.map(write)), "Truncated": .bool(nextMarker != nil),
        ]
        if let nextMarker { members["NextMarker"] = .string(nextMarker) }
        return .object(members)
    }
}
