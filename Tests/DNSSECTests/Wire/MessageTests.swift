import DNSSEC
import Testing

struct MessageTests {
    /// dig's question for example.com A with EDNS and DO, as captured.
    @Test func `a question has the octets that dig sends`() throws {
        let query = Message.query(id: 0x1234, Question(try DomainName("example.com."), .a), flags: .recursionDesired)
        let expected: [UInt8] =
            [0x12, 0x34, 0x01, 0x00, 0, 1, 0, 0, 0, 0, 0, 1, 7] + Array("example".utf8) + [3] + Array("com".utf8)
            + [0, 0, 1, 0, 1, 0, 0, 0x29, 0x04, 0xD0, 0, 0, 0x80, 0, 0, 0]
        #expect(query.wireFormat == expected)
    }

    /// An answer with the owner and part of a name server's name compressed, as every server sends it.
    static let compressed: [UInt8] =
        [0x12, 0x34, 0x84, 0x00, 0, 1, 0, 1, 0, 0, 0, 1, 7] + Array("example".utf8) + [3] + Array("com".utf8)
        + [0, 0, 2, 0, 1, 0xC0, 12, 0, 2, 0, 1, 0, 0, 0x0E, 0x10, 0, 5, 2] + Array("ns".utf8) + [0xC0, 12]
        + [0, 0, 0x29, 0x04, 0xD0, 0, 0, 0x80, 0, 0, 9, 0, 15, 0, 5, 0, 9] + Array("bad".utf8)

    @Test func `compressed names are read`() throws {
        let message = try Message(decoding: Self.compressed)
        #expect(message.flags == [.response, .authoritative])
        #expect(message.answers.map(\.data) == [.ns(try DomainName("ns.example.com."))])
        #expect(message.answers.map(\.ttlSeconds) == [3600])
        #expect(message.edns?.extendedErrors == [ExtendedError(code: 9, text: "bad")])
        #expect(message.edns?.extendedErrors.map(\.description) == ["EDE 9 (DNSKEY Missing): bad"])
    }

    @Test func `every message that is cut short is refused`() throws {
        for length in Self.compressed.indices {
            #expect(throws: MessageError.self) { try Message(decoding: Array(Self.compressed[..<length])) }
        }
        #expect(throws: MessageError.trailingOctets(1)) { try Message(decoding: Self.compressed + [0]) }
    }

    private static func message(name: [UInt8]) -> [UInt8] {
        [0, 1, 0x80, 0, 0, 1, 0, 0, 0, 0, 0, 0] + name + [0, 1, 0, 1]
    }

    @Test(arguments: [
        ([0xC0, 12], MessageError.badPointer(offset: 12)),
        ([0xC0, 14, 0xC0, 12], .badPointer(offset: 12)),
        ([1, 0x61, 0xC0, 12], .badPointer(offset: 14)),
        ([0xC0, 0], .badPointer(offset: 12)),
        ([0x41, 0], .badLabel(offset: 12)),
        ([0x80, 0], .badLabel(offset: 12)),
        ([63, 1], .truncated(offset: 12)),
        ([0xFF, 0xFF], .badPointer(offset: 12)),
    ])
    func `loops and broken labels are refused`(name: [UInt8], error: MessageError) {
        #expect(throws: error) { try Message(decoding: Self.message(name: name)) }
    }

    @Test func `a name may have 255 octets and not one more`() throws {
        let labels = [UInt8](repeating: 0x61, count: 63)
        func name(last: Int) -> [UInt8] {
            (0..<3).flatMap { _ in [63] + labels } + [UInt8(last)] + labels.prefix(last) + [0]
        }
        #expect(try Message(decoding: Self.message(name: name(last: 61))).questions[0].name.wireFormat.count == 255)
        #expect(throws: MessageError.nameTooLong(offset: 12)) {
            try Message(decoding: Self.message(name: name(last: 62)))
        }
    }

    @Test func `counts that promise more than there is are refused`() {
        for index in stride(from: 4, to: 12, by: 2) {
            var octets = Self.compressed
            octets[index] = 0xFF
            octets[index + 1] = 0xFF
            #expect(throws: MessageError.self) { try Message(decoding: octets) }
        }
    }

    @Test func `an answer belongs to its question only`() throws {
        let query = Message.query(id: 0x1234, Question(try DomainName("EXAMPLE.com."), .ns))
        let answer = try Message(decoding: Self.compressed)
        #expect(answer.answers(query))
        var other = query
        other.id = 1
        #expect(!answer.answers(other))
        other = query
        other.questions[0].type = .a
        #expect(!answer.answers(other))
        #expect(!query.answers(query))
    }

    @Test func `the response code has the upper bits of EDNS`() throws {
        var message = try Message(decoding: Self.compressed)
        message.edns?.extendedResponseCode = 1
        #expect(message.responseCode == 16)
        #expect(message.responseCode.description == "BADVERS")
    }
}
