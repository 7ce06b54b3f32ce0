// Rates of the computations on one core, for bench.py: each line a name and how often a second.
import AWSCore
import DNSSEC
import FoundationEssentials
import Onboarding

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

/// The signature of RFC 6605 section 6.1, checked as a proof checks it: canonical form, digest and curve.
func verifications() throws -> Double {
    let key = try DNSKEY(
        parsing: "257 3 13 GojIhhXUN/u4v54ZQqGSnyhWJwaubCvTmeexv7bR6edbkrSqQpF64cYbcB7wNcP+e+MAnLr+Wi9xMWyQLc8NAA==")
    let zone = try DomainName("example.net.")
    let text = "qx6wLYqmh+l9oCKTN6qIc+bw6ya+KJ8oMz0YP107epXAyGmt+3SNruPFKG7tZoLBLlUzGGus7ZwmwWep666VCw=="
    let signature = RRSIG(
        typeCovered: .a, algorithm: .ecdsaP256SHA256, labels: 3, originalTTL: 3600, expiration: 1_284_026_679,
        inception: 1_281_607_479, keyTag: 55648, signer: zone,
        signature: [UInt8](Data(base64Encoded: text) ?? Data()))
    let set = RRset(
        owner: try DomainName("www.example.net."), type: .a, ttlSeconds: 3600, data: [.a([192, 0, 2, 1])],
        signatures: [signature])
    var isValid = true
    let rate = rate { isValid = isValid && SignatureCheck(of: set, keys: [key], zone: zone, at: 1_282_000_000).isValid }
    precondition(isValid, "the signature must be valid")
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

/// A key policy of 32 KB, the most that KMS takes: read and asked once.
func policies() throws -> Double {
    let other =
        #"{"Sid":"Team NNNN","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::444455556666:role/team-NNNN"},"#
        + #""Action":["kms:DescribeKey","kms:Get*"],"Resource":"*","#
        + #""Condition":{"StringLike":{"aws:PrincipalArn":"arn:aws:iam::444455556666:role/*"}}}"#
    let route53 =
        #"{"Effect":"Allow","Principal":{"Service":"dnssec-route53.amazonaws.com"},"#
        + #""Action":["kms:DescribeKey","kms:GetPublicKey","kms:Sign"],"Resource":"*"}"#
    let count = (32_768 - route53.utf8.count - 60) / (other.utf8.count + 1)
    let statements = (0..<count).map { other.replacing("NNNN", with: String(1000 + $0)) } + [route53]
    let text = #"{"Version":"2012-10-17","Statement":["# + statements.joined(separator: ",") + "]}"
    precondition((31_000...32_768).contains(text.utf8.count), "the policy must be of 32 KB")
    let document = try KeyPolicyDocument(json: text)
    let request = PolicyRequest.byRoute53(
        "kms:Sign", keyARN: "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
        account: "111122223333", zoneARN: "arn:aws:route53:::hostedzone/Z1D633PJN98FT9")
    var allowed = 0
    let rate = rate { allowed += document.evaluate(request).isAllowed ? 1 : 0 }
    precondition(allowed > 0, "the policy must allow it")
    return rate
}

print("DS SHA-256 \(try delegationSigners())")
print("P-256 signature check \(try verifications())")
print("SigV4 \(signatures())")
print("policy 32KB \(try policies())")
