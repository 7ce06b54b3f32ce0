import AWSCore
import FoundationEssentials

extension WallClock {
    /// Seconds since 1970-01-01 UTC, modulo 2^32, as signatures in the DNS have it.
    @Sendable static func dnsTime() -> UInt32 {
        UInt32(truncatingIfNeeded: Int64(system.now().timeIntervalSince1970))
    }
}
