import ArgumentParser
import FoundationEssentials
import Glibc
import Sandbox

/// Serves the sandbox to AWS's own clients.
struct SandboxCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sandbox",
        abstract: "Serves emulated Route 53, KMS, STS and Route 53 Domains on this machine.",
        discussion: """
            The first lines say what to export; after "ready" any AWS SDK or the AWS CLI can use it. It ends with Ctrl-C.

            Where AWS's documentation is silent, --choose QUESTION=ANSWER says what it does; the first answer is the usual \
            one:
            \(SandboxBehaviour.choices)
            """)

    @Option(help: ArgumentHelp("Where to listen; port 0 picks a free one.", valueName: "host:port"))
    var listen = "127.0.0.1:4566"

    @Option(help: ArgumentHelp("Answer DNS for its zones too, over UDP and TCP.", valueName: "host:port"))
    var dns: String?

    @Option(help: ArgumentHelp("Write the root key of its DNS to a file.", valueName: "file"))
    var trustAnchor: String?

    @Flag(help: "Listen on an address that other machines can reach. Everyone there can do everything.")
    var allowRemote = false

    @Option(help: ArgumentHelp("What is in it: demo, empty or fleet:N.", valueName: "seed"))
    var seed = "demo"

    @Option(help: ArgumentHelp("A file that keeps it between runs.", valueName: "file"))
    var state: String?

    @Option(help: "Whose credentials are printed: admin, auditor, operator or partner.")
    var identity = PrintedIdentity.admin

    @OptionGroup var behaviour: SandboxBehaviour

    func run() async throws {
        let address = try address(listen, of: "--listen")
        let dnsAddress = try dns.map { try self.address($0, of: "--dns") }
        let server = try await makeServer()
        let listener = try await makeListener(of: server, at: address)
        let nameServer = try await serveDNS(of: server, at: dnsAddress)
        announce(listener)
        await listener.waitUntilClosed()
        await nameServer?.close()
    }

    private func address(_ text: String, of option: String) throws -> ListenAddress {
        guard let address = ListenAddress(text) else {
            throw CommandFailure.usage(option, "HOST:PORT is wanted, such as 127.0.0.1:4566 or [::1]:0")
        }
        guard address.isLoopback || allowRemote else {
            throw CommandFailure.usage(option, "\(address.host) is not this machine alone; add --allow-remote")
        }
        if !address.isLoopback {
            StandardError.write("warning: everyone who can reach \(text) can use this sandbox and read its secrets")
        }
        return address
    }

    /// Serves DNS until the program ends; the port is told on standard error, since scripts read the other lines.
    private func serveDNS(of server: SandboxServer, at address: ListenAddress?) async throws -> DNSListener? {
        guard let address else { return nil }
        let listener: DNSListener
        do {
            listener = try await DNSListener(server, host: address.host, port: address.port)
            StandardError.write("DNS at \(listener.host) port \(listener.port), UDP and TCP")
        } catch {
            throw CommandFailure.usage("--dns", error)
        }
        guard let trustAnchor else { return listener }
        do {
            try Data(". 3600 IN DNSKEY \(SandboxServer.trustAnchor)\n".utf8).write(to: URL(filePath: trustAnchor))
        } catch {
            throw CommandFailure.usage("--trust-anchor", "\(trustAnchor) cannot be written: \(error)")
        }
        return listener
    }

    private func makeServer() async throws -> SandboxServer {
        guard let seed = Seed(seed) else {
            throw CommandFailure.usage("--seed", "demo, empty or fleet:N with N up to 10000 is wanted")
        }
        do {
            let server = try SandboxServer(seed: seed, settings: try behaviour.settings, stateFile: state)
            try await server.advanceAndKeepClock(bySeconds: Double(behaviour.clockAdvance))
            for request in try behaviour.faultRequests {
                await server.inject(request.fault, into: request.operation, times: request.times)
            }
            return server
        } catch let error as SandboxStateError {
            throw CommandFailure.usage("--state", error)
        }
    }

    private func makeListener(of server: SandboxServer, at address: ListenAddress) async throws -> SandboxListener {
        var options = ListenerOptions()
        options.host = address.host
        options.port = address.port
        options.isControllable = behaviour.control
        do {
            return try await SandboxListener(server, options: options)
        } catch {
            throw CommandFailure.usage("--listen", error)
        }
    }

    /// What a shell needs to know, for programs that read it up to `ready`.
    private func announce(_ listener: SandboxListener) {
        print("export AWS_ENDPOINT_URL=\(listener.url)")
        print("export AWS_ACCESS_KEY_ID=\(identity.value.accessKeyID)")
        print("export AWS_SECRET_ACCESS_KEY=\(identity.value.secretAccessKey)")
        print("export AWS_REGION=us-east-1")
        print("ready")
        fflush(nil)
    }
}

/// The identities by the names that they have on the command line.
enum PrintedIdentity: String, ExpressibleByArgument, CaseIterable {
    case admin, auditor, `operator`, partner

    var value: SandboxIdentity {
        switch self {
        case .admin: SandboxServer.administrator
        case .auditor: SandboxServer.readOnly
        case .operator: SandboxServer.withoutSign
        case .partner: SandboxServer.partner
        }
    }
}
