import DNSSEC
import Foundation
import Testing

@testable import Resolver

/// Proofs against NSD, Knot and BIND, beside the verdicts of unbound, delv and dnspython.
@Suite(.enabled(if: Laboratory.python != nil, "skipped: nsd, knot, bind9, unbound or Python's dnspython is missing"))
struct LaboratoryTests {
    /// What is right for a zone, and where others say something else, with the reason.
    struct Row: Sendable, CustomTestStringConvertible {
        var zone: String
        var verdict: Verdict
        /// A part of our reason or of a warning; empty for none.
        var says = ""
        var unbound: String?
        var delv: String?
        var dnspython: String?
        var because = ""

        var testDescription: String { zone }
    }

    private static let retries = "it asks the other server when one fails, which hides the broken one"

    static let rows: [Row] = [
        Row(zone: "sound", verdict: .secure),
        Row(zone: "nsec3", verdict: .secure),
        Row(zone: "wildcard", verdict: .secure),
        Row(zone: "wildcard-cname", verdict: .secure),
        Row(zone: "wildcard-nsec3", verdict: .secure),
        Row(zone: "iterations", verdict: .secure),
        Row(zone: "dual-stack", verdict: .secure),
        Row(zone: "rsa", verdict: .secure),
        Row(zone: "rsa512", verdict: .secure),
        Row(zone: "p384", verdict: .secure),
        Row(zone: "ed25519", verdict: .secure),
        Row(
            zone: "ed448", verdict: .insecure, says: "which ksk and some validators do not check", unbound: "secure",
            delv: "secure", dnspython: "secure",
            because: "swift-crypto has no Ed448; a validator without it calls the zone insecure, as ksk does"),
        Row(zone: "large", verdict: .secure),
        Row(zone: "unsigned", verdict: .insecure, says: "the parent has no DS record"),
        Row(zone: "no-ds", verdict: .insecure, says: "though the zone is signed"),
        Row(zone: "wrong-digest", verdict: .bogus, says: "the digest of another key or name"),
        Row(zone: "ds-without-key", verdict: .bogus, says: "stands for no key of the zone"),
        Row(zone: "stray-ds", verdict: .bogus, says: "the server has no DNSKEY record"),
        Row(zone: "unknown-algorithm", verdict: .insecure, says: "an algorithm that validators do not know"),
        Row(zone: "unknown-digest", verdict: .insecure, says: "a digest type that validators do not know"),
        Row(zone: "unknown-and-good", verdict: .secure),
        Row(zone: "sha1-only", verdict: .secure),
        Row(zone: "sha1-wrong", verdict: .secure),
        Row(
            zone: "sha256-wrong", verdict: .bogus, says: "is ignored, since there is a better digest",
            unbound: "secure",
            dnspython: "secure",
            because: "RFC 4509 section 3 has SHA-1 ignored beside SHA-256; unbound takes any DS record by default, and "
                + "the check with dnspython does too"),
        Row(zone: "sha384", verdict: .secure),
        Row(
            zone: "one-parent", verdict: .mixed, says: "the parents differ", unbound: "either", delv: "either",
            dnspython: "secure", because: "a resolver believes the parent server that it happens to ask"),
        Row(zone: "wrong-tag", verdict: .bogus, says: "stands for no key of the zone"),
        Row(zone: "expired", verdict: .bogus, says: "the signature expired 10 d"),
        Row(
            zone: "just-expired", verdict: .bogus, says: "the signature expired 1", unbound: "secure",
            because: "unbound forgives a tenth of the lifetime, up to a day"),
        Row(zone: "not-yet-valid", verdict: .bogus, says: "the signature is valid only in 9 d 23 h"),
        Row(zone: "soon-expired", verdict: .secure, says: "the signature over DNSKEY ends in 2"),
        Row(zone: "corrupt-keys", verdict: .bogus, says: "does not fit the records"),
        Row(zone: "corrupt-soa", verdict: .bogus, says: "SOA: the signature of key"),
        Row(zone: "no-signatures", verdict: .bogus, says: "does not sign the zone's keys"),
        Row(
            zone: "no-denial", verdict: .bogus, says: "a name that does not exist: there is neither an NSEC",
            unbound: "secure", delv: "secure", dnspython: "secure",
            because: "they were asked for what exists; for what does not, they fail"),
        Row(zone: "key-does-not-sign", verdict: .bogus, says: "a key that does not sign the zone's keys"),
        Row(
            zone: "one-unsigned", verdict: .mixed, says: "ns-b.one-unsigned.test.", unbound: "secure", delv: "secure",
            because: retries),
        Row(
            zone: "one-expired", verdict: .mixed, says: "ns-b.one-expired.test.", unbound: "secure", delv: "secure",
            because: retries),
        Row(
            zone: "one-corrupt", verdict: .mixed, says: "does not fit the records", unbound: "secure", delv: "secure",
            because: retries),
        Row(
            zone: "one-old-keys", verdict: .mixed, says: "ns-b.one-old-keys.test.", unbound: "secure", delv: "secure",
            because: retries),
        Row(zone: "one-stale", verdict: .secure, says: "the servers are not in step"),
        Row(
            zone: "one-lame", verdict: .mixed, says: "answers REFUSED", unbound: "secure", delv: "secure",
            because: retries),
        Row(
            zone: "one-down", verdict: .mixed, says: "nothing listens there", unbound: "secure", delv: "secure",
            because: retries),
        Row(zone: "three-makes", verdict: .secure),
        Row(zone: "four-servers", verdict: .secure),
        Row(zone: "ns-differ", verdict: .secure, says: "only at the parent: ns-b.ns-differ.test."),
        Row(zone: "two-keys", verdict: .secure),
        Row(zone: "two-ds", verdict: .secure, says: "stands for no key of the zone"),
        Row(zone: "two-and-two", verdict: .secure),
        Row(zone: "removed-too-early", verdict: .bogus, says: "stands for no key of the zone"),
        Row(zone: "split-keys", verdict: .secure),
        Row(zone: "pre-published-zsk", verdict: .secure),
        Row(zone: "zsk-gone", verdict: .bogus, says: "SOA: the signature is by key"),
        Row(zone: "sub.unsigned", verdict: .insecure, says: "the parent is not signed"),
    ]

    private func prove(_ zone: String, _ change: (inout ProofRequest) throws -> Void = { _ in }) async throws -> Proof {
        let laboratory = try await Laboratory.shared.value
        let anchors = try TrustAnchors(parsing: String(contentsOfFile: laboratory.anchors, encoding: .utf8))
        var request = ProofRequest(
            zone: try DomainName(zone), resolvers: [try #require(ServerAddress(laboratory.resolver))], anchors: anchors,
            port: laboratory.port)
        try change(&request)
        let prover = ZoneProver(now: { UInt32(Date().timeIntervalSince1970) })
        return try await prover.prove(request)
    }

    @Test(arguments: rows) func `the verdict is right, and each difference from others has a reason`(row: Row)
        async throws
    {
        let laboratory = try await Laboratory.shared.value
        let proof = try await prove(row.zone + ".test.")
        #expect(proof.verdict == row.verdict, "\(proof.reason)")
        let texts = [proof.reason] + proof.warnings + proof.servers.map(\.reason)
        #expect(texts.contains { $0.contains(row.says) || row.says.isEmpty }, "\(texts)")

        let others = try #require(laboratory.zones.first { $0.zone == row.zone + ".test." })
        let expected = row.verdict.rawValue
        if row.unbound != "either" { #expect(others.unbound.verdict == row.unbound ?? expected, "\(row.because)") }
        if row.delv != "either" { #expect(others.delv == row.delv ?? expected, "\(row.because)") }
        for server in proof.servers {
            // skipped: this dnspython has no cryptography that it likes
            guard let theirs = others.dnspython[server.address.ip.description], theirs != "unavailable" else {
                continue
            }
            #expect(theirs == row.dnspython ?? server.verdict.rawValue, "\(server.address): \(row.because)")
        }
        #expect(row.because.isEmpty == (row.unbound == nil && row.delv == nil && row.dnspython == nil))
    }

    @Test func `every zone of the laboratory is in the table, which is printed`() async throws {
        let laboratory = try await Laboratory.shared.value
        #expect(Set(laboratory.zones.map(\.zone)) == Set(Self.rows.map { $0.zone + ".test." }))
        var lines = [["zone", "ksk", "unbound", "delv", "dnspython", "what it is; why others differ"]]
        for row in Self.rows {
            guard let others = laboratory.zones.first(where: { $0.zone == row.zone + ".test." }) else { continue }
            let codes = others.unbound.ede.map { " EDE \($0)" }.joined()
            let each = Set(others.dnspython.values).sorted().joined(separator: "/")
            lines.append(
                [
                    row.zone, try await prove(others.zone).verdict.rawValue, others.unbound.verdict + codes,
                    others.delv,
                    each, others.why + (row.because.isEmpty ? "" : "; " + row.because),
                ])
        }
        print(Self.table(lines))
    }

    /// Columns as wide as their widest cell.
    private static func table(_ lines: [[String]]) -> String {
        let widths = lines[0].indices.map { column in lines.map { $0[column].count }.max() ?? 0 }
        return lines.map { line in
            zip(line, widths).map { $0.padding(toLength: $1, withPad: " ", startingAt: 0) }.joined(separator: "  ")
        }.joined(separator: "\n")
    }

    @Test func `the resolver's own reasons are shown`() async throws {
        let proof = try await prove("expired.test.")
        let opinion = try #require(proof.secondOpinion)
        #expect(opinion.responseCode == .serverFailure)
        // 7 (expired) at first; 6 (bogus) once it answers from its memory of the failure.
        #expect(opinion.errors.contains { $0.code == 7 || $0.code == 6 })
        #expect(opinion.meaning == "refuses the zone because of DNSSEC: without validation it answers")
        let sound = try await prove("sound.test.")
        #expect(sound.secondOpinion?.isAuthentic == true)
    }

    @Test func `what a proof expects makes a broken zone secure`() async throws {
        for zone in ["wrong-digest.test.", "ds-without-key.test.", "no-ds.test.", "removed-too-early.test."] {
            let broken = try await prove(zone)
            #expect(broken.expectedSigners.count == 1, "\(zone)")
            let proof = try await prove(zone) { $0.proposed = broken.expectedSigners }
            #expect(proof.verdict == .secure, "\(zone): \(proof.reason)")
        }
    }

    @Test func `a key set that does not fit a datagram comes over TCP`() async throws {
        let laboratory = try await Laboratory.shared.value
        let ip = try #require(IPAddress("127.53.0.11"))
        let reply = await NameServerClient().ask(
            Question(try DomainName("large.test."), .dnskey), of: ServerAddress(ip, port: laboratory.port))
        #expect(reply.wasTruncated)
        #expect(reply.message.map { RRset.sets(in: $0.answers).flatMap(\.keys).count } == 3)
    }

    @Test func `a server is asked over IPv6 as well`() async throws {
        let laboratory = try await Laboratory.shared.value
        // skipped: this machine has no IPv6 loopback
        guard laboratory.ipv6 else { return }
        let proof = try await prove("sound.test.") {
            $0.servers = [try #require(ServerAddress("[::1]:\(laboratory.port)"))]
        }
        #expect(proof.verdict == .secure, "\(proof.reason)")
        #expect(proof.servers.map(\.reach) == [Reach(udp: true, tcp: true)])
    }

    @Test func `an IPv6 address that the referral lacks is asked as well`() async throws {
        let laboratory = try await Laboratory.shared.value
        let proof = try await prove("dual-stack.test.")
        let server = try #require(proof.servers.first { $0.address.ip.isIPv6 })
        #expect(proof.servers.count == 3)
        #expect(server.address.description == "[::1]:\(laboratory.port)")
        // skipped: this machine has no IPv6 loopback
        guard laboratory.ipv6 else { return }
        #expect(server.verdict == .secure, "\(server.reason)")
    }

    @Test func `a proof between given servers needs no root`() async throws {
        let laboratory = try await Laboratory.shared.value
        let proof = try await prove("sound.test.") {
            $0.servers = [try #require(ServerAddress("127.53.0.12:\(laboratory.port)"))]
            $0.parentServers = [try #require(ServerAddress("127.53.0.2:\(laboratory.port)"))]
            $0.resolvers = []
        }
        #expect(proof.verdict == .secure)
        #expect(proof.chain.isEmpty)
    }
}
