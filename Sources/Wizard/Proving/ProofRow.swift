import DNSSEC
import Onboarding
import Resolver
import TerminalUI

/// A line of the tree of a proof, and what there is to say of it at length.
struct ProofRow: Hashable, Sendable, Identifiable {
    /// What a line is about; the same however many answers have come.
    enum Node: Hashable, Sendable {
        case chain
        case parent(DomainName?, ServerAddress)
        case zone
        case server(DomainName?, ServerAddress)
        case key(UInt16)
        case resolver
        case warning(String)
        case failure
    }

    /// A paragraph of the details: what is found, what is expected, what to do.
    struct Detail: Hashable, Sendable {
        var heading: String
        var texts: [String]

        init(_ heading: String, _ texts: [String]) {
            self.heading = heading
            self.texts = texts
        }
    }

    var id: Node
    var depth = 0
    var sign: Sign
    var label: String
    var value: String
    var details: [Detail] = []
}

extension Sign {
    init(_ verdict: Verdict) {
        self =
            switch verdict {
            case .secure: .pass
            case .insecure: .warning
            case .bogus, .mixed: .fail
            case .unreachable: .undecided
            }
    }
}
