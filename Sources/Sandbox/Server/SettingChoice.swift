/// A question that AWS's documentation leaves open, and what the sandbox can do about it.
package struct SettingChoice: Sendable {
    /// The word for the question, such as `repeated-reference`.
    package let name: String
    /// The question.
    package let question: String
    /// The words for the answers, the usual one first.
    package let words: [String]

    private let read: @Sendable (SandboxSettings) -> String
    private let write: @Sendable (String, inout SandboxSettings) -> Bool

    private init<Value: RawRepresentable<String> & CaseIterable & SendableMetatype>(
        _ name: String, _ question: String, _ setting: any WritableKeyPath<SandboxSettings, Value> & Sendable
    ) {
        self.name = name
        self.question = question
        words = Value.allCases.map(\.rawValue)
        read = { $0[keyPath: setting].rawValue }
        write = { word, settings in
            guard let value = Value(rawValue: word) else { return false }
            settings[keyPath: setting] = value
            return true
        }
    }

    /// All of them.
    package static let all = [
        SettingChoice(
            "repeated-reference", "CreateKeySigningKey with the same caller reference and parameters again",
            \.repeatedReference),
        SettingChoice(
            "reused-reference", "CreateKeySigningKey with the same caller reference and other parameters",
            \.reusedReference),
        SettingChoice("private-zones", "the DNSSEC operations on a private zone", \.privateZones),
        SettingChoice("plain-zones", "GetDNSSEC of a zone without DNSSEC", \.plainZones),
        SettingChoice("key-names", "which names of key-signing keys are taken", \.keyNames),
        SettingChoice("multi-region-keys", "a KMS key whose id begins with mrk-", \.multiRegionKeys),
        SettingChoice("change-batch-errors", "the form of InvalidChangeBatch", \.changeBatchErrors),
    ]

    /// The word for what settings do now.
    package func word(in settings: SandboxSettings) -> String { read(settings) }

    /// Chooses by words, such as `plain-zones` and `not-found`; false when there are no such words.
    package static func choose(_ name: String, _ word: String, in settings: inout SandboxSettings) -> Bool {
        all.first { $0.name == name }?.write(word, &settings) ?? false
    }
}
