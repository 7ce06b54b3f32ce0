// Rates of the computations, on one core. Each line: a name and a number of times a second.
import AWSCore
import DNSSEC

let dsRate = try rate(of: delegationSignerWork())
print("DS SHA-256 \(dsRate)")
