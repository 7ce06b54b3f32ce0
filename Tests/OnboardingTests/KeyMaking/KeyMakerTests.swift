import AWSCore
import Foundation
import KSKClient
import Sandbox
import Testing

@testable import Onboarding

@Suite struct KeyMakerTests {
    @Test func `a key that is made passes every check, and has its alias`() async throws {
        let bench = try MendingBench()
        let made = try await bench.make(try await bench.order())
        #expect(made.alias == "alias/dnssec-example-com-202611" && made.remark == nil && !made.wasFound)
        let list = checklist(for: try await bench.facts("alias/dnssec-example-com-202611"))
        for item in list.items { #expect(item.status == .pass, "\(item.id): \(item.found)") }
        #expect(bench.steps.all.first == .orderWritten)
        #expect(bench.steps.sent == ["CreateKey", "CreateAlias"])
        #expect(try bench.files("keys").isEmpty)
        #expect(try bench.files("keys/settled").count == 1)
        let tags = try await bench.client.send(ListResourceTags(keyID: KMSKeyIdentifier(made.arn))).tags
        #expect(tags.first { $0.key == "ksk:order" }?.value == "ksk-example_com-1")
    }

    private func keys(_ bench: MendingBench) async throws -> Int {
        try await bench.client.send(ListKeys(limit: 1000)).keys.count
    }

    @Test(arguments: [
        (SandboxFault.closedAfterWork, 1, "CreateKey"), (.closedBeforeWork, 1, "CreateKey"),
        (.internalFailure, 2, "CreateKey"), (.throttle, 1, "CreateKey"), (.closedAfterWork, 1, "CreateAlias"),
        (.closedBeforeWork, 2, "CreateAlias"), (.unavailable, 2, "DescribeKey"),
    ])
    func `whatever is lost, there is one key in the end`(fault: SandboxFault, times: Int, operation: String)
        async throws
    {
        let bench = try MendingBench()
        let before = try await keys(bench)
        let order = try await bench.order()
        await bench.server.inject(fault, into: operation, times: times)
        let made = try await bench.make(order)
        #expect(try await keys(bench) == before + 1)
        #expect(made.alias == order.alias)
    }

    @Test func `an order that an earlier run left is looked for, and no second key is made`() async throws {
        let bench = try MendingBench()
        let before = try await keys(bench)
        await bench.server.inject(.closedAfterWork, into: "CreateKey")
        await bench.server.inject(.unavailable, into: "ListKeys", times: 99)
        await #expect(throws: MendingError.self) { try await bench.make(try await bench.order()) }
        #expect(try bench.files("keys").count == 1)
        await bench.server.removeFaults()
        var later = try await bench.order()
        later.token = "another"
        let made = try await bench.make(later)
        #expect(made.wasFound)
        #expect(try await keys(bench) == before + 1)
        #expect(try bench.files("keys").isEmpty)
    }

    @Test func `an order that was left is told, until it is carried out or forgotten`() async throws {
        let bench = try MendingBench()
        await bench.server.inject(.closedAfterWork, into: "CreateKey")
        await bench.server.inject(.unavailable, into: "ListKeys", times: 99)
        let order = try await bench.order()
        await #expect(throws: MendingError.self) { try await bench.make(order) }
        #expect(try bench.journal.unsettledOrders() == [order])
        await bench.server.removeFaults()
        let maker = KeyMaker(client: bench.client, journal: bench.journal, clock: bench.clock.wallClock)
        let found = try await maker.key(madeBy: order)
        #expect(found != nil)
        #expect(try await bench.make(order).arn == found)
        #expect(try bench.journal.unsettledOrders().isEmpty)
        let names = try FileManager.default.contentsOfDirectory(atPath: bench.journal.path + "/keys")
        #expect(names == ["settled"])
    }

    @Test func `an order that was left can be forgotten, and its file is kept`() async throws {
        let bench = try MendingBench()
        await bench.server.inject(.unavailable, into: "CreateKey", times: 99)
        await bench.server.inject(.unavailable, into: "ListKeys", times: 99)
        let order = try await bench.order()
        await #expect(throws: MendingError.self) { try await bench.make(order) }
        try bench.journal.dismiss(order)
        #expect(try bench.journal.unsettledOrders().isEmpty)
        #expect(try bench.files("keys/settled").count == 1)
    }

    @Test func `an order that another ksk works on is neither told nor taken up`() async throws {
        let bench = try MendingBench()
        let before = try await keys(bench)
        var order = try await bench.order()
        let lock = try KeyOrderBook(bench.journal).begin(order)
        #expect(try bench.journal.unsettledOrders().isEmpty)
        order.token = "another"
        await #expect(throws: JournalError.self) { try await bench.make(order) }
        #expect(try await keys(bench) == before)
        withExtendedLifetime(lock) {}
    }

    @Test func `an order of the sandbox is not taken up for AWS`() async throws {
        let bench = try MendingBench()
        var practised = try await bench.order()
        (practised.isSandbox, practised.token) = (true, "practised")
        _ = try KeyOrderBook(bench.journal).begin(practised)
        #expect(try await !bench.make(try await bench.order()).wasFound)
        #expect(try bench.journal.unsettledOrders() == [practised])
    }

    @Test func `a file that is no order is named and kept`() async throws {
        let bench = try MendingBench()
        _ = try await bench.make(try await bench.order())
        let path = bench.journal.path + "/keys/x.json"
        try Data("{".utf8).write(to: URL(fileURLWithPath: path))
        #expect(try bench.journal.unreadableOrders().map(\.path) == [path])
        #expect(try bench.journal.unsettledOrders().isEmpty)
    }

    @Test func `a refusal is passed on, and leaves no order behind`() async throws {
        let bench = try MendingBench(as: .readOnly)
        await #expect {
            try await bench.make(try await bench.order())
        } throws: { ($0 as? AWSError)?.code == .accessDeniedException }
        #expect(try bench.files("keys").isEmpty)
    }

    @Test func `a refusal after a lost answer keeps the order, because the first one may have made a key`() async throws
    {
        let bench = try MendingBench()
        await bench.server.inject(.closedBeforeWork, into: "CreateKey")
        await bench.server.inject(
            .error(code: "MalformedPolicyDocumentException", message: "no", status: 400), into: "CreateKey")
        let order = try await bench.order()
        await #expect {
            try await bench.make(order)
        } throws: { ($0 as? AWSError)?.code == .malformedPolicyDocumentException }
        #expect(try bench.journal.unsettledOrders() == [order])
    }

    @Test func `an alias that another key has gets a number`() async throws {
        let bench = try MendingBench()
        let first = try await bench.make(try await bench.order())
        var again = try await bench.order()
        again.token = "second"
        let second = try await bench.make(again)
        #expect(first.arn != second.arn)
        #expect(second.alias == "alias/dnssec-example-com-202611-2")
        #expect(second.remark == "alias/dnssec-example-com-202611 is the alias of another key")
    }

    @Test func `a key without an alias is a key all the same`() async throws {
        let bench = try MendingBench()
        await bench.server.inject(
            .error(code: "InvalidAliasNameException", message: "no more", status: 400), into: "CreateAlias")
        let made = try await bench.make(try await bench.order())
        #expect(made.alias == nil && made.remark?.contains("InvalidAliasNameException") == true)
    }

    @Test func `a journal that cannot be written makes no key`() async throws {
        let bench = try MendingBench()
        let before = try await keys(bench)
        try Data().write(to: URL(fileURLWithPath: bench.directory.path + "/ksk"))
        await #expect(throws: JournalError.self) { try await bench.make(try await bench.order()) }
        #expect(try await keys(bench) == before)
    }

    @Test(arguments: [
        ("example.com.", "alias/dnssec-example-com-202611"), (".", "alias/dnssec-root-202611"),
        ("\\052.Example.", "alias/dnssec-_-example-202611"),
        ("xn--bcher-kva.example.", "alias/dnssec-xn--bcher-kva-example-202611"),
        ("a\\057b_c.example.", "alias/dnssec-a_b_c-example-202611"),
    ])
    func `an alias is made valid`(zone: String, alias: String) throws {
        let id = try #require(HostedZoneID("Z1"))
        #expect(KeyOrder.alias(for: HostedZone(id: id, name: zone), at: TestClock().wallClock.now()) == alias)
    }

    @Test func `aliases and descriptions of the longest names are within KMS's limits`() throws {
        let label = String(repeating: "a", count: 63)
        let zone = HostedZone(
            id: try #require(HostedZoneID("Z1")), name: "\(label).\(label).\(label).\(label.prefix(61)).")
        let order = KeyOrder(zone: zone, account: "111122223333", at: TestClock().wallClock.now(), token: "t")
        #expect(order.alias.count <= 256 - 2)
        #expect(order.description.count <= 8192)
    }

    @Test func `the policy is AWS's minimum, for this zone`() throws {
        let order = KeyOrder(
            zone: Sample.zone, account: "111122223333", at: TestClock().wallClock.now(), token: "t")
        let facts = PolicyRepairTests.facts(order.policy)
        #expect(checklist(for: facts).items.allSatisfy { $0.status == .pass })
        #expect(throws: RepairRefusal.nothingToMend) { try policyRepair(for: facts) }
        let lines = ["CreateKey", "ECC_NIST_P256", "SIGN_VERIFY", "ksk:order"]
        let body = String(decoding: order.operation.request.body, as: UTF8.self)
        for text in lines.dropFirst() { #expect(body.contains(text)) }
    }
}
