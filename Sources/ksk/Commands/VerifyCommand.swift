import ArgumentParser
import AWSCore
import DNSSEC
import FoundationEssentials
import KSKClient
import Onboarding
import Resolver

/// `ksk verify ZONE`: what validators make of a zone, from what each of its servers answers.
struct VerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Prove a zone's chain from what each of its name servers answers.",
        discussion: """
            Asks every server of the zone and of its parent; needs no AWS credentials,
            except to look up the name of a hosted zone's id.
            Exits with 0 when all of them prove the zone, with 1 when not, with 4 when nothing answers.
            Before a DS record is published:

              ksk verify example.com --ds "55648 13 2 B4C8C1FE…"
            """)

    @OptionGroup var output: OutputOptions

    @Argument(help: ZoneArgument.help)
    var zone: ZoneArgument

    @Option(
        parsing: .singleValue,
        help: ArgumentHelp(
            "A name server of the zone, instead of those found. Can be given again.", valueName: "ip[:port]"))
    var server: [String] = []

    @Option(
        parsing: .singleValue,
        help: ArgumentHelp(
            "A name server of the parent; the proof then starts at its DS records. Can be given again.",
            valueName: "ip[:port]"))
    var parentServer: [String] = []

    @Option(help: ArgumentHelp("The resolver to use instead of the system's.", valueName: "ip[:port]"))
    var resolver: String?

    @Option(help: ArgumentHelp("A file with the root's keys, as DS or DNSKEY records.", valueName: "file"))
    var trustAnchor: String?

    @Option(
        parsing: .singleValue,
        help: ArgumentHelp(
            "Judge by this DS record as if it were the parent's. Can be given again.",
            valueName: "tag alg type digest"))
    var ds: [String] = []

    /// For laboratories, whose servers are not on port 53.
    @Option(help: ArgumentHelp("The port of servers found by delegation.", visibility: .hidden))
    var port = ServerAddress.usualPort

    func run() async throws {
        let request = try await request()
        do {
            let prover = ZoneProver(now: { UInt32(truncatingIfNeeded: Int64(Date().timeIntervalSince1970)) })
            let proof = try await prover.prove(request)
            try output.write(ProofObject(proof), lines: proof.lines(now: Date()))
            try report(proof)
        } catch let failure as WalkFailure {
            let proof = Proof(unanswered: request, failure)
            try output.write(ProofObject(proof), lines: [])
            throw CommandFailure(status: failure.exitStatus, message: "\(request.zone): \(failure)")
        }
    }

    private func report(_ proof: Proof) throws {
        guard proof.verdict != .secure else { return }
        throw CommandFailure(
            status: proof.verdict == .unreachable ? .unreachable : .no,
            message: "\(proof.zone) is \(proof.verdict.rawValue): \(proof.reason)")
    }

    // MARK: What is asked for

    private func request() async throws -> ProofRequest {
        let resolvers = try resolver.map { [try address($0, of: "--resolver")] } ?? SystemResolvers.addresses()
        let servers = try server.map { try address($0, of: "--server") }
        let parentServers = try parentServer.map { try address($0, of: "--parent-server") }
        let proposed = try proposed()
        let anchors = try trustAnchor.map(anchors)
        // Last, since it may ask Route 53.
        let zone = try await zoneName()
        var request = ProofRequest(
            zone: zone, servers: servers, parentServers: parentServers, resolvers: resolvers,
            anchors: anchors ?? .builtIn, proposed: proposed, port: port)
        // Between given servers nobody else is asked, unless a resolver is named.
        request.wantsSecondOpinion = resolver != nil || request.walksFromRoot
        return request
    }

    private func zoneName() async throws -> DomainName {
        switch try zone.input {
        case .name(let name), .eitherName(asInDNS: let name, asInRoute53: _): return name
        case .id(let id): return try await name(of: id)
        }
    }

    /// Asks Route 53, with the credentials of the environment.
    private func name(of id: HostedZoneID) async throws -> DomainName {
        do {
            let client = AWSClient(try Connector(options: ConnectionOptions()).configuration(practise: false))
            return try DomainName(route53: try await client.send(GetHostedZone(id: id)).zone.name)
        } catch {
            throw CommandFailure(describing: error)
        }
    }

    private func address(_ text: String, of option: String) throws -> ServerAddress {
        guard let address = ServerAddress(text) else {
            throw CommandFailure.usage(
                option,
                "\"\(text.prefix(80))\" is not an address: 192.0.2.1, 192.0.2.1:53, 2001:db8::1 or [2001:db8::1]:53")
        }
        return address
    }

    private func proposed() throws -> [DelegationSigner]? {
        guard !ds.isEmpty else { return nil }
        do {
            return try ds.map { try DelegationSigner(parsing: $0) }
        } catch {
            throw CommandFailure.usage("--ds", "\(error)")
        }
    }

    private func anchors(_ path: String) throws -> TrustAnchors {
        do {
            let content = try InputFile(path).read(atMost: 65_536)
            return try TrustAnchors(parsing: String(decoding: content, as: UTF8.self))
        } catch {
            throw CommandFailure.usage("--trust-anchor", "\(error)")
        }
    }
}

extension WalkFailure {
    /// A zone that is not delegated is an answer; no answer is none.
    fileprivate var exitStatus: ExitStatus {
        switch self {
        case .notDelegated, .isRoot: .no
        case .noResolver, .noAnswer: .unreachable
        }
    }
}
