/// What the pseudo-record of EDNS says.
///
/// Source: RFC 6891 section 6.1.
public struct EDNS: Hashable, Sendable {
    /// The largest message that the sender takes over UDP, in octets.
    public var payloadSize: UInt16
    /// The upper eight bits of the response code.
    public var extendedResponseCode: UInt8
    /// The version, 0 so far.
    public var version: UInt8
    /// Whether DNSSEC records are wanted (DO).
    public var wantsSignatures: Bool
    /// The options, unknown ones too.
    public var options: [Option]

    /// An option: a code and octets.
    public struct Option: Hashable, Sendable {
        /// The number that IANA gives the option.
        public var code: UInt16
        /// Its content.
        public var data: [UInt8]

        /// Takes any option.
        public init(code: UInt16, data: [UInt8]) {
            self.code = code
            self.data = data
        }
    }

    /// What every path carries without fragments (DNS flag day 2020).
    public static let usualPayloadSize: UInt16 = 1232

    /// Asks for DNSSEC records, in messages that every path carries.
    public init(
        payloadSize: UInt16 = EDNS.usualPayloadSize, extendedResponseCode: UInt8 = 0, version: UInt8 = 0,
        wantsSignatures: Bool = true, options: [Option] = []
    ) {
        self.payloadSize = payloadSize
        self.extendedResponseCode = extendedResponseCode
        self.version = version
        self.wantsSignatures = wantsSignatures
        self.options = options
    }

    /// Why the server answered so, in its own words.
    public var extendedErrors: [ExtendedError] {
        options.compactMap { option in
            guard option.code == ExtendedError.optionCode, option.data.count >= 2 else { return nil }
            var text = option.data[2...]
            // RFC 8914 section 2: the text may end with a zero octet.
            if text.last == 0 { text = text.dropLast() }
            return ExtendedError(
                code: UInt16(option.data[0]) << 8 | UInt16(option.data[1]),
                text: String(decoding: text, as: UTF8.self))
        }
    }
}

/// An extended DNS error: why a resolver failed.
///
/// Source: RFC 8914.
public struct ExtendedError: Hashable, Sendable {
    /// The number that IANA gives the reason.
    public var code: UInt16
    /// What the server adds; untrusted text.
    public var text: String

    static let optionCode: UInt16 = 15

    /// Takes any number and text.
    public init(code: UInt16, text: String) {
        self.code = code
        self.text = text
    }

    /// What IANA calls the reason; nil for one that it does not name.
    public var purpose: String? {
        let index = Int(code)
        return Self.purposes.indices.contains(index) ? Self.purposes[index] : nil
    }

    private static let purposes = [
        "Other", "Unsupported DNSKEY Algorithm", "Unsupported DS Digest Type", "Stale Answer", "Forged Answer",
        "DNSSEC Indeterminate", "DNSSEC Bogus", "Signature Expired", "Signature Not Yet Valid", "DNSKEY Missing",
        "RRSIGs Missing", "No Zone Key Bit Set", "NSEC Missing", "Cached Error", "Not Ready", "Blocked", "Censored",
        "Filtered", "Prohibited", "Stale NXDomain Answer", "Not Authoritative", "Not Supported",
        "No Reachable Authority", "Network Error", "Invalid Data", "Signature Expired before Valid", "Too Early",
        "Unsupported NSEC3 Iterations Value", "Unable to conform to policy", "Synthesized",
    ]
}

extension ExtendedError: CustomStringConvertible {
    /// The number, its meaning and the server's own text.
    public var description: String {
        "EDE \(code)" + (purpose.map { " (\($0))" } ?? "") + (text.isEmpty ? "" : ": \(text)")
    }
}
