import DNSSEC
import Foundation
import Testing

@testable import Sandbox

/// Packets that are no questions for a zone, and packets that are nothing at all.
struct BadPacketTests {
    private static func query(_ name: String, _ type: RecordType, edns: EDNS? = EDNS()) throws -> Message {
        Message.query(id: 7, Question(try DomainName(name), type), edns: edns)
    }

    /// Octets of the query for example.net's SOA record that are changed, by their place; how many stay; what comes back.
    @Test(
        arguments: [
            ("an update", [2: 0x28], 29, 4), ("a notification", [2: 0x20], 29, 4), ("opcode 15", [2: 0x78], 29, 4),
            ("no question", [5: 0], 29, 1), ("two questions", [5: 2], 29, 1), ("cut short", [:], 26, 1),
            ("a pointer to itself", [12: 0xC0, 13: 0x0C], 29, 1), ("class CHAOS", [28: 3], 29, 5),
            ("a transfer", [26: 252], 29, 5), ("anything", [26: 255], 29, 4),
        ] as [(String, [Int: UInt8], Int, UInt8)])
    func `what is no question for a zone is refused`(
        what: String, changes: [Int: UInt8], length: Int, code: UInt8
    ) async throws {
        var octets = try Self.query("example.net", .soa, edns: nil).wireFormat
        for (place, octet) in changes { octets[place] = octet }
        octets = Array(octets.prefix(length))
        let answer = try #require(await Bench().server.answer(toDNS: octets, isDatagram: true))
        #expect(answer[0...1] == octets[0...1])
        #expect(answer[2] & 0x80 != 0)
        #expect(answer[3] & 15 == code, "\(what)")
    }

    @Test func `a later version of EDNS is not spoken`() async throws {
        let octets = try Self.query("example.net", .soa, edns: EDNS(version: 1)).wireFormat
        let answer = try Message(decoding: #require(await Bench().server.answer(toDNS: octets, isDatagram: true)))
        #expect(answer.responseCode == 16)
    }

    @Test func `responses and scraps are not answered`() async throws {
        let bench = try Bench()
        var response = try Self.query("example.net", .soa).wireFormat
        response[2] |= 0x80
        #expect(await bench.server.answer(toDNS: response, isDatagram: true) == nil)
        for count in 0..<12 {
            #expect(await bench.server.answer(toDNS: Array(response.prefix(count)), isDatagram: true) == nil)
        }
    }

    @Test func `a damaged query gets an answer in bounds`() async throws {
        let bench = try Bench()
        let whole = try Self.query("www.example.net", .a).wireFormat
        for index in whole.indices {
            for bits in [UInt8(0xFF), 0x80, 0x01, 0xC0] {
                var octets = whole
                octets[index] ^= bits
                if let answer = await bench.server.answer(toDNS: octets, isDatagram: true) {
                    #expect((12...1232).contains(answer.count))
                }
            }
        }
    }

    @Test(arguments: 1...15)
    func `no other operation is implemented`(opcode: UInt8) async throws {
        var octets = try Self.query("example.net", .soa).wireFormat
        octets[2] |= opcode << 3
        let answer = try #require(await Bench().server.answer(toDNS: octets, isDatagram: true))
        #expect(answer[2] >> 3 & 15 == opcode)
        #expect(answer[3] & 15 == 4)
        #expect(answer.count == 12)
    }

    /// A question's name that is made of pointers, from octet 12 on.
    @Test(
        arguments: [
            ("to itself", [0xC0, 12]), ("to each other", [1, 0x61, 0xC0, 16, 0xC0, 12]), ("forward", [0xC0, 20]),
            ("out of the message", [0xFF, 0xFF]), ("into the header", [0xC0, 0]), ("of an unknown kind", [0x80, 12]),
            ("that is cut short", [0xC0]), ("behind a label, back to it", [1, 0x61, 0xC0, 12]),
        ] as [(String, [UInt8])])
    func `pointers lead nowhere`(what: String, name: [UInt8]) async throws {
        let octets: [UInt8] = [0, 7, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0] + name + [0, 6, 0, 1]
        let answer = try #require(await Bench().server.answer(toDNS: octets, isDatagram: true))
        #expect(answer.count <= 512)
        #expect(answer[3] & 15 == 1 || what == "into the header", "\(what)")
    }

    @Test func `a packet cut short anywhere is a format error or nothing`() async throws {
        let bench = try Bench()
        let whole = try Self.query("www.example.net", .a).wireFormat
        for count in 0..<whole.count {
            let answer = await bench.server.answer(toDNS: Array(whole.prefix(count)), isDatagram: true)
            #expect(answer.map { $0[3] & 15 } == (count < 12 ? nil : 1), "\(count) octets")
        }
    }

    @Test func `octets without any sense are answered in bounds`() async throws {
        let bench = try Bench()
        var generator = SystemRandomNumberGenerator()
        let seed = UInt64.random(in: 0...UInt64.max, using: &generator)
        var numbers = Numbers(state: seed)
        for _ in 0..<2000 {
            let count = Int.random(in: 0...600, using: &numbers)
            let octets = (0..<count).map { _ in UInt8.random(in: 0...255, using: &numbers) }
            if let answer = await bench.server.answer(toDNS: octets, isDatagram: true) {
                #expect((12...1232).contains(answer.count), "seed \(seed)")
                #expect(answer[0...1] == octets[0...1], "seed \(seed)")
            }
        }
    }
}
