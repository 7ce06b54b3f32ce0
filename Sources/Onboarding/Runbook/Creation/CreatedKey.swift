package import KSKClient

/// A key-signing key that was made, or found to have been.
package struct CreatedKey: Sendable, Hashable {
    /// The journal's entry of the request, which stays open until the key's change is everywhere.
    package var entry: JournalEntry.ID
    /// The key-signing key.
    package var keySigningKey: KeySigningKey
    /// The change to wait for; nil when the answer that named it was lost.
    package var changeInfo: ChangeInfo?
    /// Where Route 53 says it is.
    package var location: String?
    /// Whether it was found after its answer was lost.
    package var wasAdopted: Bool

    /// Makes a result of its parts.
    package init(
        entry: JournalEntry.ID, keySigningKey: KeySigningKey, changeInfo: ChangeInfo? = nil, location: String? = nil,
        wasAdopted: Bool = false
    ) {
        self.entry = entry
        self.keySigningKey = keySigningKey
        self.changeInfo = changeInfo
        self.location = location
        self.wasAdopted = wasAdopted
    }
}
