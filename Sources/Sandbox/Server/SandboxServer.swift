package import FoundationEssentials

/// Route 53, KMS and STS in this process: a request in, what AWS would answer out.
package actor SandboxServer {
    /// The identity with which the wizard signs.
    package static let administrator = SandboxIdentity.administrator
    /// An identity that may only look.
    package static let readOnly = SandboxIdentity.readOnly
    /// An identity that may do everything but sign with KMS keys.
    package static let withoutSign = SandboxIdentity.withoutSign

    /// Where AWS publishes no behaviour.
    package var settings: SandboxSettings
    /// The operations that were asked for, the last thousand of them, whether or not they succeeded.
    package private(set) var recentOperations: [String] = []

    var account: AccountState
    var faults = FaultQueue()
    private var zonesBeingChanged: Set<String> = []
    private let stateFile: StateFile?
    private let now: @Sendable () -> Date
    private let randomOctets: @Sendable (Int) -> [UInt8]
    private let sleep: @Sendable (Duration) async -> Void

    /// Makes an account.
    ///
    /// - Parameters:
    ///   - seed: What is in it, unless the state file says so.
    ///   - settings: How it behaves.
    ///   - now: The clock, by which signatures expire and changes come into sync.
    ///   - randomOctets: Where ids and keys come from.
    ///   - stateFile: The path of a file that keeps the account between runs; nil keeps it in memory.
    ///   - sleep: Waits while a change is being made, see ``SandboxSettings/changeDuration``.
    /// - Throws: ``SandboxStateError``.
    package init(
        seed: Seed = .demo,
        settings: SandboxSettings = SandboxSettings(),
        now: @escaping @Sendable () -> Date = { Date() },
        randomOctets: @escaping @Sendable (Int) -> [UInt8] = SandboxServer.systemRandomOctets,
        stateFile: String? = nil,
        sleep: @escaping @Sendable (Duration) async -> Void = { try? await Task.sleep(for: $0) }
    ) throws(SandboxStateError) {
        self.settings = settings
        self.now = now
        self.randomOctets = randomOctets
        self.sleep = sleep
        self.stateFile = stateFile.map { StateFile(path: $0) }
        if let kept = try self.stateFile?.read() {
            account = kept
        } else {
            account = seed.account
            try self.stateFile?.write(account)
        }
    }

    /// Random octets of the system.
    @Sendable package static func systemRandomOctets(_ count: Int) -> [UInt8] {
        var generator = SystemRandomNumberGenerator()
        return (0..<count).map { _ in generator.next() }
    }

    /// Changes how it behaves from now on.
    package func configure(_ change: @Sendable (inout SandboxSettings) -> Void) { change(&settings) }

    /// Answers a request.
    package func respond(to request: SandboxRequest) async -> SandboxOutcome {
        let requestID = KeyIDs.uuid(randomOctets(16))
        guard let service = ServiceRouter.service(of: request, settings: settings) else {
            return .reply(notFound(requestID: requestID))
        }
        do throws(Interruption) {
            let reply = try await reply(to: request, of: service, requestID: requestID)
            return .reply(response(reply, of: service, requestID: requestID))
        } catch {
            switch error {
            case .closed: return .connectionClosed
            case .error(let error):
                let body = service.body(of: error, requestID: requestID)
                let reply = ServiceReply(status: error.status, body: body)
                return .reply(response(reply, of: service, requestID: requestID))
            }
        }
    }

    /// Why there is no successful reply.
    private enum Interruption: Error {
        case closed
        case error(ServiceError)
    }

    private func reply(
        to request: SandboxRequest, of service: any EmulatedService, requestID: String
    ) async throws(Interruption) -> ServiceReply {
        let (operation, context) = try understand(request, of: service, requestID: requestID)
        let name = type(of: operation).name
        record(name)
        let fault = faults.next(for: name)
        if fault == .closedBeforeWork { throw .closed }
        if let error = fault.flatMap(service.error(for:)) { throw .error(error) }
        let reply: ServiceReply
        do throws(ServiceError) {
            reply = try await perform(operation, in: context)
        } catch {
            throw fault == .closedAfterWork ? .closed : .error(error)
        }
        guard fault != .closedAfterWork else { throw .closed }
        return reply
    }

    /// Who asks for what.
    private func understand(
        _ request: SandboxRequest, of service: any EmulatedService, requestID: String
    ) throws(Interruption) -> (any SandboxOperation, CallContext) {
        let date = now()
        let verifier = SignatureVerifier(
            identities: SandboxIdentity.all, now: date, service: service.signingName, region: service.signingRegion)
        let verified: SignatureVerifier.Verified
        do throws(SignatureProblem) {
            verified = try verifier.verify(request)
        } catch {
            throw .error(service.error(for: error))
        }
        let context = CallContext(
            identity: verified.identity, region: verified.scope.region, now: date, settings: settings,
            requestID: requestID, randomOctets: randomOctets)
        do throws(ServiceError) {
            return (try service.operation(of: request), context)
        } catch {
            throw .error(error)
        }
    }

    private func perform(
        _ operation: any SandboxOperation, in context: CallContext
    ) async throws(ServiceError) -> ServiceReply {
        try operation.checkPermission(in: context)
        guard type(of: operation).isChange else { return try operation.perform(in: context, on: &account) }
        guard let zone = operation.changedZone else { return try change(operation, in: context) }
        guard zonesBeingChanged.insert(zone).inserted else { throw .concurrentModification }
        defer { zonesBeingChanged.remove(zone) }
        if settings.changeDuration > .zero { await sleep(settings.changeDuration) }
        return try change(operation, in: context)
    }

    /// Does the work and keeps it, or neither.
    private func change(
        _ operation: any SandboxOperation, in context: CallContext
    ) throws(ServiceError) -> ServiceReply {
        guard let stateFile else { return try operation.perform(in: context, on: &account) }
        var changed = account
        let reply = try operation.perform(in: context, on: &changed)
        do throws(SandboxStateError) {
            try stateFile.write(changed)
        } catch {
            throw ServiceError("InternalFailure", "\(error)", status: 500)
        }
        account = changed
        return reply
    }

    private func record(_ name: String) {
        if recentOperations.count == 1000 { recentOperations.removeFirst(500) }
        recentOperations.append(name)
    }

    private func response(
        _ reply: ServiceReply, of service: any EmulatedService, requestID: String
    ) -> SandboxResponse {
        var headers = [
            SandboxField("x-amzn-RequestId", requestID),
            SandboxField("Date", Timestamp.http(now())),
        ]
        headers += reply.headers
        if !reply.body.isEmpty { headers.append(SandboxField("Content-Type", service.contentType)) }
        headers.append(SandboxField("Content-Length", "\(reply.body.count)"))
        return SandboxResponse(status: reply.status, headers: headers, body: reply.body)
    }

    /// What AWS's own hosts answer to a request that is for no service of theirs.
    private func notFound(requestID: String) -> SandboxResponse {
        let body = Array("<UnknownOperationException/>\n".utf8)
        return SandboxResponse(
            status: 404,
            headers: [
                SandboxField("x-amzn-RequestId", requestID), SandboxField("Date", Timestamp.http(now())),
                SandboxField("Content-Type", "text/xml"), SandboxField("Content-Length", "\(body.count)"),
            ],
            body: body)
    }
}
