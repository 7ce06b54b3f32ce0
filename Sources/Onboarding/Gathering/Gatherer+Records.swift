import AWSCore
import DNSSEC
package import KSKClient

/// A zone with its key-signing keys, each beside what its key in KMS gives.
package struct ZoneRecords: Sendable, Hashable {
    /// The zone and whether it is signed.
    package var facts: ZoneFacts
    /// Its keys, in Route 53's order.
    package var keys: [RederivedKey]

    /// Makes records of their parts.
    package init(facts: ZoneFacts, keys: [RederivedKey]) {
        self.facts = facts
        self.keys = keys
    }
}

extension Gatherer {
    /// Asks for a zone's keys, and computes the records of each again from the key in KMS.
    ///
    /// - Parameter name: Only the key of this name; all where it is nil.
    package func records(of zone: HostedZone, named name: KeySigningKeyName? = nil) async throws -> ZoneRecords {
        let facts = try await facts(for: zone)
        var keys: [RederivedKey] = []
        for key in facts.keySigningKeys where name == nil || key.name == name {
            keys.append(RederivedKey(key, prediction: try await prediction(for: key, of: zone)))
        }
        return ZoneRecords(facts: facts, keys: keys)
    }

    /// What the key in KMS gives. That AWS refuses to show the key, or that it is of another kind, is an answer; that
    /// AWS was not reached is thrown.
    private func prediction(
        for key: KeySigningKey, of zone: HostedZone
    ) async throws -> Result<PredictedRecords, RederivationFailure> {
        do {
            let found = try await client.send(GetPublicKey(keyID: KMSKeyIdentifier(rawValue: key.kmsARN)))
            return .success(try PredictedRecords(publicKeyDER: found.publicKey, zoneName: zone.name))
        } catch let error as AWSError {
            let explanation = RefusalExplanation(error.code)?.text
            return .failure(
                RederivationFailure(
                    "KMS does not return its public key", details: ["\(error)"] + (explanation.map { [$0] } ?? [])))
        } catch let error as PublicKeyError {
            return .failure(
                RederivationFailure("its key in KMS is not one that Route 53 signs with", details: ["\(error)"]))
        } catch let error as DomainNameError {
            return .failure(RederivationFailure("the zone's name cannot be read", details: ["\(error)"]))
        }
    }
}
