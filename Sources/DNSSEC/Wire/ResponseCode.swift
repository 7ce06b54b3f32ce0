/// How a server answered, the upper bits of EDNS included; unknown codes are kept.
///
/// Source: IANA, "DNS RCODEs".
public struct ResponseCode: RawRepresentable, Hashable, Sendable, ExpressibleByIntegerLiteral {
    /// The number, 0 to 4095.
    public let rawValue: UInt16

    /// Takes any number.
    public init(rawValue: UInt16) {
        self.rawValue = rawValue
    }

    /// Takes any number.
    public init(integerLiteral value: UInt16) {
        rawValue = value
    }

    /// The question was answered, perhaps with nothing.
    public static let noError: ResponseCode = 0
    /// The server did not understand the question.
    public static let formatError: ResponseCode = 1
    /// The server could not answer.
    public static let serverFailure: ResponseCode = 2
    /// The name does not exist.
    public static let nameError: ResponseCode = 3
    /// The server does not do such a thing.
    public static let notImplemented: ResponseCode = 4
    /// The server does not want to answer, mostly because the zone is not its own.
    public static let refused: ResponseCode = 5
}

extension ResponseCode: CustomStringConvertible {
    /// The mnemonic, or `RCODE` with the number.
    public var description: String {
        switch rawValue {
        case 0: "NOERROR"
        case 1: "FORMERR"
        case 2: "SERVFAIL"
        case 3: "NXDOMAIN"
        case 4: "NOTIMP"
        case 5: "REFUSED"
        case 9: "NOTAUTH"
        case 16: "BADVERS"
        default: "RCODE\(rawValue)"
        }
    }
}
