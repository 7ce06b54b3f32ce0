import AWSCore
import DNSSEC
import Foundation
import KSKClient
import Onboarding

/// Things that tests need one of; the key is RFC 6605's.
enum Sample {
    static let keyID = "1234abcd-12ab-34cd-56ef-1234567890ab"
    static let keyARNText = "arn:aws:kms:us-east-1:111122223333:key/\(keyID)"
    static let keyARN = made(KMSKeyARN(keyARNText))
    static let otherKeyARNText = "arn:aws:kms:us-east-1:111122223333:key/99999999-12ab-34cd-56ef-1234567890ab"
    static let zone = HostedZone(id: made(HostedZoneID("Z1D633PJN98FT9")), name: "example.net.")
    static let identity = CallerIdentity(account: "111122223333", arn: "arn:aws:iam::111122223333:user/ops-admin")

    static let publicKey =
        "GojIhhXUN/u4v54ZQqGSnyhWJwaubCvTmeexv7bR6edbkrSqQpF64cYbcB7wNcP+e+MAnLr+Wi9xMWyQLc8NAA=="
    static let publicKeyDERText =
        "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEGojIhhXUN/u4v54ZQqGSnyhWJwaubCvTmeexv7bR6edbkrSqQpF64cYbcB7wNcP+e+MA"
        + "nLr+Wi9xMWyQLc8NAA=="
    static let publicKeyDER = [UInt8](made(Data(base64Encoded: publicKeyDERText)))
    static let digest = "B4C8C1FE2E7477127B27115656AD6256F424625BF5C1E2770CE6D6E37DF61D17"

    static func keySigningKey(
        name: String = "ksk_1", kmsARN: String = keyARNText, status: KeySigningKeyStatus = .active
    ) -> KeySigningKey {
        KeySigningKey(
            name: KeySigningKeyName(rawValue: name), kmsARN: kmsARN, flag: 257,
            signingAlgorithmMnemonic: "ECDSAP256SHA256", signingAlgorithmType: 13, digestAlgorithmMnemonic: "SHA-256",
            digestAlgorithmType: 2, keyTag: 55648, digestValue: digest, publicKey: publicKey,
            dsRecord: "55648 13 2 \(digest)", dnskeyRecord: "257 3 13 \(publicKey)", status: status)
    }

    static func metadata(
        arn: String = keyARNText, isEnabled: Bool = true, usage: KeyUsage = .signVerify, state: KeyState = .enabled,
        spec: KeySpec? = .eccNISTP256, manager: KeyManager? = .customer, origin: KeyOrigin? = .awsKMS,
        isMultiRegion: Bool? = false, deletionDate: Date? = nil, algorithms: [String] = ["ECDSA_SHA_256"]
    ) -> KeyMetadata {
        KeyMetadata(
            keyID: keyID, arn: arn, accountID: "111122223333", isEnabled: isEnabled, keyUsage: usage, keyState: state,
            keySpec: spec, keyManager: manager, origin: origin, isMultiRegion: isMultiRegion,
            deletionDate: deletionDate, signingAlgorithms: algorithms)
    }

    static func zoneFacts(
        _ serveSignature: ServeSignature = .notSigning, keys: [KeySigningKey] = []
    ) -> ZoneFacts {
        ZoneFacts(zone: zone, signing: SigningStatus(serveSignature: serveSignature), keySigningKeys: keys)
    }

    /// Facts of a key that is in order in every respect.
    static func facts(_ change: (inout KeyFacts) -> Void = { _ in }) -> KeyFacts {
        var facts = KeyFacts(
            identifier: KMSKeyIdentifier(rawValue: keyARNText), metadata: .found(metadata()),
            policy: .found(PublishedPolicyTests.guidePolicy), publicKey: .found(publicKeyDER), signDryRun: .found(true),
            zone: zoneFacts(), account: "111122223333")
        change(&facts)
        return facts
    }

    static let request = CreationRequest(
        zoneID: zone.id, zoneName: zone.name, keyARN: keyARN, name: "ksk_1", status: .active,
        callerReference: "ksk-example.net-1", account: "111122223333")

    /// What a sample is made of is always right.
    private static func made<Value>(_ value: Value?) -> Value {
        guard let value else { preconditionFailure("a sample is malformed") }
        return value
    }
}
