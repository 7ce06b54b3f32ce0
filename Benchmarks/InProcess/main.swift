// Rates of the computations on one core, for bench.py: each line a name and how often a second.
import AWSCore
import DNSSEC
import FoundationEssentials

/// How often a second the work is done: the best of five rounds.
func rate(_ work: () throws -> Void) rethrows -> Double {
    let clock = ContinuousClock()
    var best = 0.0
    for _ in 0..<5 {
        let start = clock.now
        var count = 0
        while clock.now - start < .milliseconds(200) {
            for _ in 0..<500 { try work() }
            count += 500
        }
        let elapsed = clock.now - start
        let seconds = Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18
        best = max(best, Double(count) / seconds)
    }
    return best
}

/// The key of RFC 6605 section 6.1: the DS of its zone, down to the text that is handed out.
func delegationSigners() throws -> Double {
    let key = try DNSKEY(
        parsing: "257 3 13 GojIhhXUN/u4v54ZQqGSnyhWJwaubCvTmeexv7bR6edbkrSqQpF64cYbcB7wNcP+e+MAnLr+Wi9xMWyQLc8NAA==")
    let owner = try DomainName("example.net.")
    var octets = 0
    let rate = try rate { octets += try DelegationSigner(of: key, owner: owner, digestType: .sha256).digest.count }
    precondition(octets > 0, "the work must be done")
    return rate
}

func signatures() -> Double {
    let credentials = Credentials(
        accessKeyID: "AKIDEXAMPLE", secretAccessKey: Secret("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"), source: .given)
    let request = HTTPRequest(
        method: .get, host: "route53.amazonaws.com", path: "/2013-04-01/hostedzone",
        query: [QueryItem(name: "maxitems", value: "100"), QueryItem(name: "marker", value: "Z1D633PJN98FT9")])
    let signer = RequestSigner(region: .usEast1, service: "route53")
    var seconds = 1_795_636_800.0
    var octets = 0
    let rate = rate {
        seconds += 1
        octets += signer.sign(request, with: credentials, at: Date(timeIntervalSince1970: seconds)).headers.fields.count
    }
    precondition(octets > 0, "the work must be done")
    return rate
}

print("DS SHA-256 \(try delegationSigners())")
print("SigV4 \(signatures())")
