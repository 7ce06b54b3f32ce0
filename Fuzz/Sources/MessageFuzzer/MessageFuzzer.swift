import DNSSEC

/// What libFuzzer calls for each input: decodes it as a DNS message, and uses what came out.
///
/// A trap or a hang is a failure, as is a message that means something else once it was written again.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let octets = Array(UnsafeBufferPointer(start: start, count: count))
    guard let message = try? Message(decoding: octets) else { return 0 }
    // Names may grow when they are written without compression, beyond what a length field holds.
    let wire = message.wireFormat
    if wire.count <= 65_535 {
        precondition((try? Message(decoding: wire)) == message, "it reads differently once written")
    }
    for set in RRset.sets(in: message.answers + message.authorities) {
        for signature in set.signatures { _ = set.signedOctets(by: signature) }
    }
    let question = message.questions.first ?? Question(.root, .ds)
    let keys = message.answers.compactMap { if case .dnskey(let key) = $0.data { key } else { nil } }
    let check = AnswerCheck(
        of: message, to: question, keys: keys, zone: question.name.parent ?? .root, at: 1_000_000)
    _ = "\(check)"
    return 0
}
