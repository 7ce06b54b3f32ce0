import DNSSEC
package import KSKClient

/// Whether what Route 53 says of a key-signing key is what its KMS key and the zone's name give.
package enum RecordComparison: Sendable, Hashable {
    /// Every field that Route 53 gave is as computed, the DS and DNSKEY records among them.
    case equal
    /// These fields differ, or are missing though they must be there: one sentence each.
    case differs([String])

    /// Compares field by field.
    package init(keySigningKey key: KeySigningKey, predicted: PredictedRecords) {
        var fields = FieldComparison()
        fields.compareRecord("DS record", key.dsRecord, predicted.ds.description) {
            try DelegationSigner(parsing: $0) == predicted.ds
        }
        fields.compareRecord("DNSKEY record", key.dnskeyRecord, predicted.dnskey.description) {
            try DNSKEY(parsing: $0) == predicted.dnskey
        }
        fields.compare("key tag", key.keyTag, Int(predicted.ds.keyTag))
        fields.compare("flags", key.flag, Int(predicted.dnskey.flags))
        fields.compare("algorithm", key.signingAlgorithmType, Int(predicted.dnskey.algorithm.rawValue))
        fields.compare("algorithm's name", key.signingAlgorithmMnemonic, predicted.dnskey.algorithm.mnemonic)
        fields.compare("digest type", key.digestAlgorithmType, Int(predicted.ds.digestType.rawValue))
        fields.compare("digest type's name", key.digestAlgorithmMnemonic, predicted.ds.digestType.mnemonic)
        fields.compare("digest", key.digestValue?.uppercased(), predicted.ds.digestHex)
        fields.compare("public key", key.publicKey, Base64.encode(predicted.dnskey.publicKey))
        self = fields.differences.isEmpty ? .equal : .differs(fields.differences)
    }
}

/// Collects the differences of one comparison.
private struct FieldComparison {
    var differences: [String] = []

    /// A record has to be there; blanks and the case of digits do not matter, so it is read, not compared as text.
    mutating func compareRecord(_ name: String, _ said: String?, _ computed: String, isEqual: (String) throws -> Bool) {
        guard let said else { return differences.append("the \(name): Route 53 gave none, computed is \(computed)") }
        do {
            if try !isEqual(said) { add(name, said, computed) }
        } catch {
            differences.append("the \(name): Route 53 said \"\(said.excerpt)\", which cannot be read: \(error)")
        }
    }

    /// Another field may be missing, but not different.
    mutating func compare<Value: Equatable & CustomStringConvertible>(
        _ name: String, _ said: Value?, _ computed: Value?
    ) {
        guard let said, let computed, said != computed else { return }
        add(name, said.description, computed.description)
    }

    private mutating func add(_ name: String, _ said: String, _ computed: String) {
        differences.append("the \(name): Route 53 said \(String(said.prefix(200))), computed is \(computed)")
    }
}
