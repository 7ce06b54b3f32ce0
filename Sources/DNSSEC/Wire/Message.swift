/// A DNS message.
///
/// Source: RFC 1035 section 4.
public struct Message: Hashable, Sendable {
    /// The number by which an answer finds its question.
    public var id: UInt16
    /// The bits of the header.
    public var flags: Flags
    /// The lower four bits of how the server answered; ``responseCode`` has all of it.
    public var headerResponseCode: UInt8
    /// What is asked.
    public var questions: [Question]
    /// What answers it.
    public var answers: [ResourceRecord]
    /// Who is responsible, or the proof that there is nothing.
    public var authorities: [ResourceRecord]
    /// What else may be of use, without the pseudo-record of EDNS.
    public var additionals: [ResourceRecord]
    /// What the pseudo-record of EDNS says; nil without one.
    public var edns: EDNS?

    /// The bits of a message's header.
    public struct Flags: OptionSet, Hashable, Sendable {
        /// The header's second 16 bits, without opcode and response code.
        public let rawValue: UInt16

        /// Takes any bits.
        public init(rawValue: UInt16) {
            self.rawValue = rawValue
        }

        /// The message is an answer (QR).
        public static let response = Flags(rawValue: 0x8000)
        /// The server answers for its own zone (AA).
        public static let authoritative = Flags(rawValue: 0x0400)
        /// The answer did not fit (TC).
        public static let truncated = Flags(rawValue: 0x0200)
        /// The server is to ask others (RD).
        public static let recursionDesired = Flags(rawValue: 0x0100)
        /// The server would ask others (RA).
        public static let recursionAvailable = Flags(rawValue: 0x0080)
        /// The resolver has validated the answer (AD).
        public static let authenticData = Flags(rawValue: 0x0020)
        /// The resolver is not to validate (CD).
        public static let checkingDisabled = Flags(rawValue: 0x0010)

        static let all = Flags(rawValue: 0x87B0)
    }

    /// Makes a message of its parts.
    public init(
        id: UInt16, flags: Flags, headerResponseCode: UInt8 = 0, questions: [Question],
        answers: [ResourceRecord] = [], authorities: [ResourceRecord] = [], additionals: [ResourceRecord] = [],
        edns: EDNS? = nil
    ) {
        self.id = id
        self.flags = flags
        self.headerResponseCode = headerResponseCode
        self.questions = questions
        self.answers = answers
        self.authorities = authorities
        self.additionals = additionals
        self.edns = edns
    }

    /// A question with EDNS.
    public static func query(id: UInt16, _ question: Question, flags: Flags = [], edns: EDNS? = EDNS()) -> Message {
        Message(id: id, flags: flags, questions: [question], edns: edns)
    }

    /// How the server answered.
    public var responseCode: ResponseCode {
        ResponseCode(rawValue: UInt16(edns?.extendedResponseCode ?? 0) << 4 | UInt16(headerResponseCode & 15))
    }

    /// Whether this can be the answer to a query: same id, an answer, and the same question.
    ///
    /// A server that cannot read a question may answer without repeating it.
    public func answers(_ query: Message) -> Bool {
        guard id == query.id, flags.contains(.response) else { return false }
        if questions.isEmpty { return responseCode != .noError && responseCode != .nameError }
        return questions == query.questions
    }
}

/// What is asked: a name and a type, of the class IN.
public struct Question: Hashable, Sendable {
    /// The name.
    public var name: DomainName
    /// The type.
    public var type: RecordType
    /// The class, 1 for the internet.
    public var recordClass: UInt16

    /// Asks for records of the internet's class.
    public init(_ name: DomainName, _ type: RecordType, recordClass: UInt16 = 1) {
        self.name = name
        self.type = type
        self.recordClass = recordClass
    }
}

extension Question: CustomStringConvertible {
    /// Name and type: `example.com. DNSKEY`.
    public var description: String { "\(name) \(type)" }
}
