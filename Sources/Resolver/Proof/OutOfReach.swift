internal import DNSSEC

/// Whose addresses are of a kind that this machine cannot reach, IPv4 or IPv6: they say nothing of the zone.
enum OutOfReach {
    /// Takes it back where another address of the kind is reached: then it is that server that is away.
    static func review(_ parents: inout [ParentFinding], _ servers: inout [ServerFinding]) {
        let reached =
            parents.filter { !$0.isBeyondReach }.map(\.address.ip.isIPv6)
            + servers.filter { !$0.isBeyondReach }.map(\.address.ip.isIPv6)
        for index in parents.indices where reached.contains(parents[index].address.ip.isIPv6) {
            parents[index].isBeyondReach = false
        }
        for index in servers.indices where reached.contains(servers[index].address.ip.isIPv6) {
            servers[index].isBeyondReach = false
        }
    }
}
