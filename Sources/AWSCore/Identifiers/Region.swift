/// An AWS region, such as `us-east-1`.
public struct Region: TextValue {
    /// The region's code as AWS writes it.
    public var rawValue: String

    /// Takes any text: AWS opens regions faster than programs are released.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// N. Virginia: where Route 53 is signed, and where the KMS keys of DNSSEC have to be.
    public static let usEast1: Region = "us-east-1"
}
