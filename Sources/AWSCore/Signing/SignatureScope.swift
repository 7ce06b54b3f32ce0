import FoundationEssentials

/// When, where and for which service a signature is good.
struct SignatureScope: Hashable, Sendable {
    /// The second of the signature, such as `20261123T201500Z`.
    let time: String
    /// Its day, such as `20261123`.
    let day: String
    /// `20261123/us-east-1/route53/aws4_request`.
    let text: String

    init(_ date: Date, region: Region, service: String) {
        time = Timestamp.basic(date)
        day = String(time.prefix { $0 != "T" })
        text = "\(day)/\(region)/\(service)/aws4_request"
    }
}
