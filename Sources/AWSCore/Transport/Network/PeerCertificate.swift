import FoundationEssentials
import NIOSSL

/// What a server's certificate says about itself.
struct PeerCertificate: Sendable {
    /// Why it was not accepted.
    enum Problem: Sendable {
        /// No trusted certificate vouches for it, now.
        case untrusted
        /// It is one of another host.
        case wrongName
    }

    private let subject: String
    private let issuer: String
    private let isSelfSigned: Bool
    private let hosts: [String]
    private let begin: Date
    private let end: Date

    init(_ certificate: NIOSSLCertificate) {
        subject = Self.text(certificate.subjectName)
        issuer = Self.text(certificate.issuerName)
        isSelfSigned = certificate.subjectName == certificate.issuerName
        hosts = certificate._subjectAlternativeNames().filter { $0.nameType == .dnsName }
            .map { String(decoding: $0.contents, as: UTF8.self) }
        begin = Date(timeIntervalSince1970: Double(certificate.notValidBefore))
        end = Date(timeIntervalSince1970: Double(certificate.notValidAfter))
    }

    /// `its certificate (a.example, issued by Corp CA) has expired on 2026-01-01T00:00:00Z`.
    func sentence(about problem: Problem, at now: Date) -> String {
        let about = isSelfSigned ? "\(subject), signed by itself" : "\(subject), issued by \(issuer)"
        return "its certificate (\(about)) " + fault(problem, at: now)
    }

    private func fault(_ problem: Problem, at now: Date) -> String {
        if end < now {
            return "has expired on \(Timestamp.extended(end)); the clock here says \(Timestamp.extended(now))"
        }
        if begin > now {
            return "is not valid before \(Timestamp.extended(begin)); the clock here says \(Timestamp.extended(now))"
        }
        switch problem {
        case .wrongName:
            return "is for another name: \(hosts.isEmpty ? subject : hosts.prefix(5).joined(separator: ", "))"
        case .untrusted:
            return "is not trusted: no authority known here vouches for it; AWS_CA_BUNDLE or ca_bundle can name others"
        }
    }

    /// The common name, or else all there is; whoever made the certificate chose the text.
    private static func text(_ name: [SSLCertificateName]) -> String {
        let parts = name.filter { $0.type == .commonName }
        let text = (parts.isEmpty ? name : parts).map(\.value).joined(separator: ", ")
        return text.isEmpty ? "without a name" : Excerpt.of(text)
    }
}
