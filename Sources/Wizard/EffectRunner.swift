package import AWSCore
import FoundationEssentials
import KSKClient
package import Onboarding
import Synchronization

/// Runs effects off the UI thread and posts what comes of them as messages.
package final class EffectRunner: Sendable {
    private struct State {
        var session: Session?
        var profile: String?
        /// The zones that are still to be described; a newer list replaces an older one.
        var describing: Task<Void, Never>?
        /// What fills the list of keys in; it ends when the list is asked for anew, or its page is left.
        var listing: Task<Void, Never>?
    }

    private let connect: @Sendable (_ practise: Bool) async throws -> Session
    private let profiles: ProfileAccess?
    private let codes: CodeDesk?
    private let journal: Journal
    private let clock: WallClock
    private let executor: (any TaskExecutor)?
    private let post: @Sendable (Message) -> Void
    private let proofs: ProofRunner
    private let state = Mutex(State())

    /// Makes a runner.
    ///
    /// - Parameters:
    ///   - connect: Finds credentials and asks whose they are; called anew when the operator asks again.
    ///   - profiles: Which profiles there are, and how to go on as one; nil where there is but one.
    ///   - codes: Where credentials wait for codes.
    ///   - journal: Where requests are written down before they are sent.
    ///   - clock: The time of steps, and the pause between ticks.
    ///   - executor: Where effects run; Swift's own threads if nil.
    ///   - post: Takes messages, on any thread.
    package init(
        connect: @escaping @Sendable (_ practise: Bool) async throws -> Session,
        profiles: ProfileAccess? = nil, codes: CodeDesk? = nil, journal: Journal, clock: WallClock,
        executor: (any TaskExecutor)? = nil, post: @escaping @Sendable (Message) -> Void
    ) {
        self.connect = connect
        self.profiles = profiles
        self.codes = codes
        self.journal = journal
        self.clock = clock
        self.executor = executor
        self.post = post
        proofs = ProofRunner(clock: clock, executor: executor, post: post)
        codes?.open(post)
    }

    /// Starts an effect and returns at once. Those that need the terminal itself are not for here.
    package func perform(_ effect: Effect) {
        switch effect {
        case .describeZones(let zones):
            let task = Task(executorPreference: executor) { await self.describe(zones) }
            state.withLock { state in
                state.describing?.cancel()
                state.describing = task
            }
        case .listKeys:
            let task = Task(executorPreference: executor) { await self.run(effect) }
            state.withLock { state in
                state.listing?.cancel()
                state.listing = task
            }
        case .stopListingKeys: state.withLock { $0.listing?.cancel() }
        default: Task(executorPreference: executor) { await self.run(effect) }
        }
    }

    private func run(_ effect: Effect) async {
        switch effect {
        case .connect(let practise): await openSession(practise: practise)
        case .readJournal: readJournal()
        case .readProfiles: readProfiles()
        case .connectAs(let profile): await openSession(of: profile)
        case .giveCode(let code): codes?.answer(code)
        case .tick: await tick()
        case .stopProving: proofs.stop()
        case .dismiss(let entry): dismiss(entry)
        case .dismissOrder(let order): dismiss(order)
        case .write(let path, let text): write(text, to: path)
        case .readPolicy(let path):
            post(.policyRead(await attempt("reading the file") { try GivenFile(path: path).policy() }))
        default:
            guard let session = state.withLock({ $0.session }) else { return }
            await run(effect, in: session)
        }
    }

    private func run(_ effect: Effect, in session: Session) async {
        let gatherer = Gatherer(client: session.client)
        switch effect {
        case .listZones:
            post(.zonesListed(await attempt("listing the hosted zones") { try await gatherer.zones() }))
        case .recheckZone(let zone):
            post(.zoneRechecked(zone.id, await describe(zone, with: gatherer)))
        case .readRecords(let zone):
            let records = await attempt("asking for the keys of \(zone.displayName)") {
                try await gatherer.records(of: zone)
            }
            post(.recordsRead(zone.id, records))
        case .listKeys: await listKeys(with: gatherer)
        case .gatherKeyFacts(let key, let zone):
            let facts = await attempt("reading the key") {
                try await gatherer.facts(for: key, zone: zone, identity: session.identity)
            }
            post(.keyFactsGathered(key, facts))
        case .create(let request):
            await make(request, in: session) { try await $0.create(request, progress: $1) }
        case .enableSigning(let zone):
            await SigningRunner(client: session.client, clock: clock, post: post).enable(zone)
        case .prove(let order): proofs.start(order, from: session.vantage)
        case .mend(let repair):
            let mender = KeyMender(client: session.client, journal: journal, clock: clock)
            let mended = await attempt("mending the key") {
                try await mender.apply(repair, as: session.identity) { [post] in post(.mendingAdvanced($0)) }
                return repair
            }
            post(.mended(mended))
        case .makeKey(let order):
            let maker = KeyMaker(client: session.client, journal: journal, clock: clock)
            let made = await attempt("making the key") {
                try await maker.make(order) { [post] in post(.keyMakingAdvanced($0)) }
            }
            post(.keyMade(made))
        case .lookUpOrder(let order):
            let maker = KeyMaker(client: session.client, journal: journal, clock: clock)
            let left = await attempt("looking for the key") {
                LeftOrder(
                    zone: try await gatherer.facts(for: try await gatherer.zone(for: .id(order.zoneID))),
                    key: try await maker.key(madeBy: order))
            }
            post(.orderLookedUp(order, left))
        case .lookUp(let entry):
            let facts = await attempt("asking what became of the request") {
                try await gatherer.facts(for: try await gatherer.zone(for: .id(entry.request.zoneID)))
            }
            post(.unfinishedLookedUp(entry, facts))
        case .resume(let entry):
            await make(entry.request, in: session) { try await $0.resume(entry, progress: $1) }
        default: break
        }
    }

    // MARK: Who asks

    private func openSession(practise: Bool) async {
        let opened = await attempt("asking AWS who you are") { try await connect(practise) }
        if case .success(let session) = opened { state.withLock { $0.session = session } }
        post(.connected(opened.map(\.summary)))
    }

    private func openSession(of profile: String) async {
        guard let profiles else { return }
        let opened = await attempt("asking AWS who you are") { try await profiles.connect(profile) }
        if case .success(let session) = opened {
            state.withLock { state in
                state.describing?.cancel()
                (state.session, state.profile) = (session, profile)
            }
        }
        post(.switched(opened.map(\.summary), profile: profile))
    }

    private func readProfiles() {
        guard let profiles else { return post(.noticed("There are no profiles to choose from here.")) }
        let current = state.withLock { $0.profile } ?? profiles.current
        do {
            post(.profilesRead(.success(try profiles.names()), current: current))
        } catch {
            post(.profilesRead(.failure(Problem(error, while: "reading the profiles")), current: current))
        }
    }

    private func attempt<Value>(_ task: String, _ work: () async throws -> Value) async -> Result<Value, Problem> {
        do {
            return .success(try await work())
        } catch {
            return .failure(Problem(error, while: task))
        }
    }

    // MARK: Zones and keys

    private func describe(_ zones: [HostedZone]) async {
        guard let session = state.withLock({ $0.session }) else { return }
        let gatherer = Gatherer(client: session.client)
        for zone in zones {
            let result = await describe(zone, with: gatherer)
            guard !Task.isCancelled else { return }
            post(.zoneDescribed(zone.id, result))
        }
    }

    private func describe(_ zone: HostedZone, with gatherer: Gatherer) async -> Result<ZoneFacts, Problem> {
        await attempt("asking for the keys of \(zone.displayName)") { try await gatherer.facts(for: zone) }
    }

    private func listKeys(with gatherer: Gatherer) async {
        do {
            var found: [KeySummary] = []
            for try await keys in gatherer.keys() {
                found = keys
                post(.keysListed(found, isComplete: false))
            }
            guard !Task.isCancelled else { return }
            post(.keysListed(found, isComplete: true))
        } catch {
            guard !Task.isCancelled else { return }
            post(.keyListingFailed(Problem(error, while: "listing the KMS keys")))
        }
    }

    // MARK: Creation

    /// Makes a key-signing key, waits until it is everywhere, and puts the request away.
    private func make(
        _ request: CreationRequest, in session: Session,
        by work: (KeyCreator, @escaping @Sendable (CreationStep) -> Void) async throws -> CreatedKey
    ) async {
        let reference = request.callerReference
        let progress: @Sendable (CreationStep) -> Void = { [clock, post] step in
            post(.creationAdvanced(reference, step, at: clock.now()))
        }
        let creator = KeyCreator(
            client: session.client, journal: journal, clock: clock, isSandbox: session.summary.isSandbox)
        let answer = await attempt("to create the key-signing key") { try await work(creator, progress) }
        post(.creationAnswered(reference, answer, at: clock.now()))
        guard case .success(let key) = answer else { return }
        let end = await attempt("waiting for the change") {
            if let change = key.changeInfo { try await creator.waitUntilInSync(change: change.id, progress: progress) }
            creator.settle(key)
            return key
        }
        post(.creationSettled(reference, end, at: clock.now()))
    }

    // MARK: The rest

    private func readJournal() {
        do {
            post(
                .journalRead(
                    try journal.unsettled(), orders: try journal.unsettledOrders(),
                    unreadable: try journal.unreadable() + journal.unreadableOrders()))
        } catch {
            post(.noticed("The journal could not be read: \(error)"))
        }
    }

    private func dismiss(_ entry: JournalEntry) {
        do {
            try journal.claim(entry.id)
            try journal.settle(entry.id, .dismissed)
        } catch {
            post(.noticed("\(error)"))
        }
    }

    private func dismiss(_ order: KeyOrder) {
        do {
            try journal.dismiss(order)
        } catch {
            post(.noticed("\(error)"))
        }
    }

    private func tick() async {
        try? await clock.sleep(.seconds(1))
        post(.ticked(clock.now()))
    }

    private func write(_ text: String, to path: String) {
        do {
            try NewFile(path: path).write(text)
            post(.noticed("Written to \(path) in the directory that ksk was started in."))
        } catch {
            post(.noticed("\(error)"))
        }
    }
}
