package import FoundationEssentials

/// Route 53, KMS, STS and Route 53 Domains in this process: a request in, what AWS would answer out.
package actor SandboxServer {
    /// The identity with which the wizard signs.
    package static let administrator = SandboxIdentity.administrator
    /// An identity that may only look.
    package static let readOnly = SandboxIdentity.readOnly
    /// An identity that may do everything but sign with KMS keys.
    package static let withoutSign = SandboxIdentity.withoutSign
    /// An identity of another account.
    package static let partner = SandboxIdentity.partner

    /// Where AWS publishes no behaviour.
    package var settings: SandboxSettings
    /// The operations that were asked for, the last thousand of them, whether or not they succeeded.
    package private(set) var recentOperations: [String] = []

    var account: AccountState
    var faults = FaultQueue()
    private var limiter = RateLimiter()
    private var signingKeys = SigningKeys()
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
            // What is to be noticed yet is not in the file.
            account.reviewSigning(
                at: now().addingTimeInterval(kept.clockAdvanceSeconds), noticeDelay: settings.noticeDelay.seconds)
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

    /// The world's time.
    var wallClock: Date { now() }

    /// What the account's clock says.
    package var accountTime: Date { now().addingTimeInterval(account.clockAdvanceSeconds) }

    /// Changes how it behaves from now on.
    package func configure(_ change: @Sendable (inout SandboxSettings) -> Void) { change(&settings) }

    /// Answers a request.
    package func respond(to request: SandboxRequest) async -> SandboxOutcome {
        let requestID = KeyIDs.uuid(randomOctets(16))
        guard let service = ServiceRouter.service(of: request, settings: settings) else {
            return .reply(notFound(requestID: requestID))
        }
        do throws(Interruption) {
            let (reply, fault) = try await reply(to: request, of: service, requestID: requestID)
            var response = response(reply, contentType: service.contentType, requestID: requestID)
            response.delivery = fault == .drip ? .drip : fault == .truncated ? .truncated : .whole
            return .reply(response)
        } catch {
            switch error {
            case .closed: return .connectionClosed
            case .replaced(let status, let contentType, let body):
                return .reply(
                    response(ServiceReply(status: status, body: body), contentType: contentType, requestID: requestID))
            case .error(let error):
                let body = service.body(of: error, requestID: requestID)
                let reply = ServiceReply(status: error.status, body: body)
                return .reply(response(reply, contentType: service.contentType, requestID: requestID))
            }
        }
    }

    /// Why there is no successful reply.
    private enum Interruption: Error {
        case closed
        case error(ServiceError)
        case replaced(status: Int, contentType: String, body: [UInt8])
    }

    private func reply(
        to request: SandboxRequest, of service: any EmulatedService, requestID: String
    ) async throws(Interruption) -> (ServiceReply, SandboxFault?) {
        let (operation, context) = try understand(request, of: service, requestID: requestID)
        let name = type(of: operation).name
        record(name)
        try checkRate(of: operation, of: service, in: context)
        let fault = faults.next(for: name)
        if fault == .closedBeforeWork { throw .closed }
        if case .reply(let status, let contentType, let body)? = fault {
            throw .replaced(status: status, contentType: contentType, body: body)
        }
        if let error = fault.flatMap(service.error(for:)) { throw .error(error) }
        if case .wrongClock(let seconds)? = fault {
            _ = try identify(request, of: service, at: now().addingTimeInterval(Double(seconds)))
        }
        let reply: ServiceReply
        do throws(ServiceError) {
            reply = try await perform(operation, in: context)
        } catch {
            throw fault == .closedAfterWork ? .closed : .error(error)
        }
        guard fault != .closedAfterWork else { throw .closed }
        return (reply, fault)
    }

    /// Refuses what is more than the account may ask of Route 53.
    private func checkRate(
        of operation: any SandboxOperation, of service: any EmulatedService, in context: CallContext
    ) throws(Interruption) {
        guard let limit = settings.route53RequestsPerSecond, operation is any Route53Operation else { return }
        guard limiter.admits(context.identity.account, perSecond: limit, at: context.wallClock) else {
            throw .error(service.error(for: .throttle) ?? ServiceError("Throttling", "Rate exceeded"))
        }
    }

    /// Who asks for what.
    private func understand(
        _ request: SandboxRequest, of service: any EmulatedService, requestID: String
    ) throws(Interruption) -> (any SandboxOperation, CallContext) {
        let date = now()
        let operation = Result { () throws(ServiceError) in try service.operation(of: request) }
        var identity = SandboxIdentity.nobody
        var region = SandboxAccount.region
        // A wrong signature counts more than a wrong request.
        if (try? operation.get()).map({ type(of: $0).needsSignature }) ?? true {
            let verified = try identify(request, of: service, at: date)
            (identity, region) = (verified.identity, verified.scope.region)
        }
        let context = CallContext(
            identity: identity, region: region, now: date.addingTimeInterval(account.clockAdvanceSeconds),
            wallClock: date, settings: settings, requestID: requestID, randomOctets: randomOctets)
        do throws(ServiceError) {
            return (try operation.get(), context)
        } catch {
            throw .error(error)
        }
    }

    /// Who signed a request.
    private func identify(
        _ request: SandboxRequest, of service: any EmulatedService, at date: Date
    ) throws(Interruption) -> SignatureVerifier.Verified {
        let sessions = account.sessions
        var verifier = SignatureVerifier(
            identity: { accessKeyID throws(SignatureProblem) in
                if let found = SandboxIdentity.all.first(where: { $0.accessKeyID == accessKeyID }) { return found }
                guard let session = sessions[accessKeyID] else { return nil }
                guard session.expiration > date else { throw .expired }
                return SandboxIdentity(accessKeyID: accessKeyID, session: session)
            }, signingKeys: signingKeys, now: date, service: service.signingName, region: service.signingRegion)
        defer { signingKeys = verifier.signingKeys }
        do throws(SignatureProblem) {
            return try verifier.verify(request)
        } catch {
            throw .error(service.error(for: error))
        }
    }

    private func perform(
        _ operation: any SandboxOperation, in context: CallContext
    ) async throws(ServiceError) -> ServiceReply {
        try passTime(to: context.now)
        try operation.checkPermission(in: context, on: account)
        guard type(of: operation).isChange else { return try operation.perform(in: context, on: &account) }
        if let long = operation as? any PreparedOperation {
            return try change(await long.prepared(in: context), in: context)
        }
        guard let zone = operation.changedZone else { return try change(operation, in: context) }
        guard zonesBeingChanged.insert(zone).inserted else { throw operation.errorWhenBusy }
        defer { zonesBeingChanged.remove(zone) }
        if settings.changeDuration > .zero { await sleep(settings.changeDuration) }
        return try change(operation, in: context)
    }

    private func change(
        _ operation: any SandboxOperation, in context: CallContext
    ) throws(ServiceError) -> ServiceReply {
        try keep { account throws(ServiceError) in
            let reply = try operation.perform(in: context, on: &account)
            if operation is any KMSOperation { review(&account, at: context.now) }
            return reply
        }
    }

    /// Changes the account and keeps it, or neither.
    func keep<Result>(
        _ change: (inout AccountState) throws(ServiceError) -> Result
    ) throws(ServiceError) -> Result {
        guard stateFile != nil else { return try change(&account) }
        var changed = account
        let result = try change(&changed)
        do throws(SandboxStateError) {
            try keep(changed)
        } catch {
            throw ServiceError("InternalFailure", "\(error)", status: 500)
        }
        return result
    }

    /// Takes another account in the place of this one, once it is in the state file.
    func keep(_ changed: AccountState) throws(SandboxStateError) {
        try stateFile?.write(changed, after: account)
        account = changed
    }

    /// Time alone takes keys away whose deletion was scheduled, and lets Route 53 notice what is wrong.
    private func passTime(to now: Date) throws(ServiceError) {
        guard account.isDue(at: now) else { return }
        try keep { account in
            account.removeKeys(deletedBy: now)
            review(&account, at: now)
        }
    }

    private func review(_ account: inout AccountState, at now: Date) {
        account.reviewSigning(at: now, noticeDelay: settings.noticeDelay.seconds)
    }

    private func record(_ name: String) {
        if recentOperations.count == 1000 { recentOperations.removeFirst(500) }
        recentOperations.append(name)
    }

    private func response(
        _ reply: ServiceReply, contentType: String, requestID: String
    ) -> SandboxResponse {
        var headers = [
            SandboxField("x-amzn-RequestId", requestID),
            SandboxField("Date", Timestamp.http(now())),
        ]
        headers += reply.headers
        if !reply.body.isEmpty { headers.append(SandboxField("Content-Type", contentType)) }
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
