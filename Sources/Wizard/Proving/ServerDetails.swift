import DNSSEC
import FoundationEssentials
import Onboarding
import Resolver

/// What there is to say at length of one server of the zone.
struct ServerDetails {
    let server: ServerFinding
    /// What it is worth by what is published, where it was judged by a proposed DS record.
    let published: ServerFinding?
    /// When it was asked.
    let asked: Date

    var all: [ProofRow.Detail] {
        [
            .init("Server", ["\(server.address): \(server.verdict.rawValue): \(server.reason)"]),
            .init("Published", published.map { ["\($0.verdict.rawValue): \($0.reason)"] } ?? []),
            .init("Reached", reached), .init("Found", found),
            .init("Expected", server.expected.map { "DS \($0)" }), .init("Checked", checked),
            .init("Signatures", signatures), .init("Remarks", server.warnings),
        ]
    }

    private var reached: [String] {
        func word(_ isReached: Bool?) -> String {
            switch isReached {
            case true: "answers"
            case false: "no answer"
            default: "not tried"
            }
        }
        return ["UDP \(word(server.reach.udp)), TCP \(word(server.reach.tcp))"]
    }

    private var found: [String] {
        guard server.verdict != .unreachable else { return [] }
        func list(_ tags: [UInt16]) -> String {
            tags.isEmpty ? "none" : tags.map(\.description).joined(separator: ", ")
        }
        return ["keys \(list(server.keyTags)); the keys are signed by \(list(server.signingKeyTags))"]
            + (server.serial.map { ["SOA serial \($0)"] } ?? []) + server.delegation.map(\.sentence)
    }

    /// Only a server that proves everything has passed all of these.
    private var checked: [String] {
        guard server.verdict == .secure else { return [] }
        return [
            "SOA and NS are signed by a key of the zone, and so are its denials: of a name that does not exist, twice, "
                + "and of a type that does not exist"
        ]
    }

    private var signatures: [String] {
        server.signaturesExpire.map { ["the first ends at \(Date(dnsTime: $0, near: asked).utcMinute)"] } ?? []
    }
}

/// What the servers make of one key, or of a DS record that leads to none.
struct KeyUse {
    let tag: UInt16
    /// Those that have answered.
    let servers: [ServerFinding]

    func row(_ next: [ProofRow.Detail]) -> ProofRow {
        let having = servers.filter { $0.keyTags.contains(tag) }
        let signing = having.filter { $0.signingKeyTags.contains(tag) }
        let findings = servers.flatMap(\.delegation).filter { $0.signer.keyTag == tag }
        let leads = findings.contains { $0.fate == .leads }
        let failed = findings.first { $0.fate != .leads && $0.fate != .ignored }
        var parts = ["at \(count(having)) addresses"]
        if !signing.isEmpty {
            parts.append("signs the keys" + (signing.count == having.count ? "" : " at \(signing.count) of them"))
        }
        if leads { parts.append("the DS leads to it") }
        if let failed { parts = [failed.sentence] + (having.isEmpty ? [] : parts) }
        let isEverywhere = having.count == servers.count && [0, servers.count].contains(signing.count)
        return ProofRow(
            id: .key(tag), sign: failed != nil ? .fail : isEverywhere ? .pass : .warning, label: "Key \(tag)",
            value: parts.joined(separator: "; "),
            details: [
                .init("Found", parts),
                .init("Missing at", servers.filter { !$0.keyTags.contains(tag) }.map(Self.label)),
                .init("DS records", Array(Set(findings.map(\.sentence))).sorted()),
                .init("Expected", ["the same keys at every server, signed by the key that a DS leads to"]),
            ] + (failed == nil ? [] : next))
    }

    private func count(_ some: [ServerFinding]) -> String {
        some.count == servers.count && some.count > 1 ? "all \(some.count)" : "\(some.count) of \(servers.count)"
    }

    private static func label(_ server: ServerFinding) -> String {
        (server.name.map { "\($0) " } ?? "") + "\(server.address)"
    }
}
