package import KSKClient

/// A key-signing key beside what its key in KMS gives.
package struct RederivedKey: Sendable, Hashable {
    /// The key as Route 53 tells it.
    package var keySigningKey: KeySigningKey
    /// The records computed from the public key that KMS holds, or why they could not be.
    package var prediction: Result<PredictedRecords, RederivationFailure>

    /// Puts a key beside what was computed for it.
    package init(_ keySigningKey: KeySigningKey, prediction: Result<PredictedRecords, RederivationFailure>) {
        self.keySigningKey = keySigningKey
        self.prediction = prediction
    }

    /// The computed records, whether or not Route 53 says the same; nil when nothing could be computed.
    package var predicted: PredictedRecords? { try? prediction.get() }

    /// The computed records beside Route 53's; nil when nothing could be computed.
    package var comparison: RecordComparison? {
        predicted.map { RecordComparison(keySigningKey: keySigningKey, predicted: $0) }
    }

    /// The records that may be handed out: computed from the key in KMS, and Route 53 says the same.
    package var proved: PredictedRecords? { comparison == .equal ? predicted : nil }

    /// Why nothing may be handed out, in one sentence without a full stop; nil when the records are proved.
    package var problem: String? {
        switch (prediction, comparison) {
        case (.failure(let failure), _): "not proved, since \(failure)"
        case (_, .differs(let differences)):
            "DO NOT PUBLISH its DS record, which differs from the key in KMS: " + differences.joined(separator: "; ")
        default: nil
        }
    }
}

/// Why the records of a key could not be computed from the key in KMS.
package struct RederivationFailure: Error, Hashable, Sendable, CustomStringConvertible {
    /// What went wrong, as a part of a sentence.
    package var summary: String
    /// What else is known, such as AWS's words; a line each.
    package var details: [String]

    /// Makes a failure of its words.
    package init(_ summary: String, details: [String] = []) {
        self.summary = summary
        self.details = details
    }

    package var description: String { ([summary] + details.prefix(1)).joined(separator: ": ") }
}
