import KSKClient
import Onboarding

/// A zone of the list, prepared for the filter.
struct ZoneRow: Hashable {
    var zone: HostedZone
    /// The name as people write it.
    var name: String
    private var haystack: [UInt8]

    init(zone: HostedZone) {
        self.zone = zone
        name = zone.displayName
        haystack = Array("\(name) \(zone.id)".lowercased().utf8)
    }

    /// Whether the name or the id has the octets in it; both are in lower case.
    func contains(_ wanted: [UInt8]) -> Bool {
        guard let first = wanted.first, wanted.count <= haystack.count else { return wanted.isEmpty }
        for start in 0...(haystack.count - wanted.count) where haystack[start] == first {
            if haystack[start..<start + wanted.count].elementsEqual(wanted) { return true }
        }
        return false
    }
}
