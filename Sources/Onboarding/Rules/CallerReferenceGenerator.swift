package import AWSCore
package import KSKClient

/// Makes caller references that tell where they are from: `ksk-example.com-20261123T201500Z-7f3a09c2`.
package struct CallerReferenceGenerator: Sendable {
    private let clock: WallClock
    private let random: RandomSource

    /// Makes a generator that takes time and randomness from outside.
    package init(clock: WallClock, random: RandomSource) {
        self.clock = clock
        self.random = random
    }

    /// A reference that nobody else has, of at most 128 characters.
    package func reference(for zone: HostedZone) -> String {
        let suffix = clock.now().utcBasic + "-" + hex(random.octets(4))
        let room = CallerReferenceRule.maximumLength - "ksk--".count - suffix.count
        return "ksk-\(plain(zone.name).prefix(room))-\(suffix)"
    }

    /// The name without its last dot; escapes and whatever else a reference should not have become hyphens.
    private func plain(_ name: String) -> String {
        let bare = name.hasSuffix(".") && name.count > 1 ? String(name.dropLast()) : name
        return String(
            bare.map { $0.isASCII && ($0.isLetter || $0.isNumber || "._-".contains($0)) ? $0 : "-" })
    }

    private func hex(_ octets: [UInt8]) -> String {
        octets.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
