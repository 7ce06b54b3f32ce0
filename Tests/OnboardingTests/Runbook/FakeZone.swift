import AWSCore
import Foundation
import KSKClient
import Synchronization

/// A zone at Route 53 whose answers get lost as a test says.
final class FakeZone: Sendable {
    /// What happens to one CreateKeySigningKey.
    enum Event: Sendable {
        case works
        /// The request is lost on its way there.
        case lostBefore
        /// The key-signing key is made, and the answer is lost.
        case lostAfter
        /// The key-signing key is made after the next GetDNSSEC: it is slow on its way there.
        case late
        /// Nobody listens.
        case notReached
        case error(String, Int)
        /// Made, and a proxy answers with a page.
        case page
    }

    struct Key: Sendable {
        var name: String
        var arn: String
        var status: String
    }

    private let state: Mutex<(script: [Event], keys: [Key], late: Key?)>
    let aws = ScriptedAWS()

    init(_ script: [Event], keys: [Key] = []) {
        state = Mutex((script, keys, nil))
        aws.answer("CreateKeySigningKey") { [unowned self] in try create($0) }
        aws.answer("GetDNSSEC") { [unowned self] _ in list() }
    }

    var keys: [Key] { state.withLock(\.keys) }

    private func create(_ request: HTTPRequest) throws -> HTTPResponse {
        let body = String(decoding: request.body, as: UTF8.self)
        let key = Key(
            name: Self.element("Name", body), arn: Self.element("KeyManagementServiceArn", body),
            status: Self.element("Status", body))
        return try state.withLock { state in
            let event = state.script.isEmpty ? .works : state.script.removeFirst()
            switch event {
            case .lostBefore: throw TransportError.lost
            case .notReached: throw TransportError.refused
            case .error(let code, let status): return .route53Error(code, status: status)
            case .late:
                state.late = key
                throw TransportError.lost
            case .works, .lostAfter, .page: break
            }
            guard !state.keys.contains(where: { $0.name == key.name || $0.arn == key.arn }) else {
                return .route53Error("KeySigningKeyAlreadyExists", status: 409)
            }
            state.keys.append(key)
            if case .lostAfter = event { throw TransportError.lost }
            if case .page = event { return HTTPResponse(status: 200, body: Array("<html>proxy</html>".utf8)) }
            let change =
                "<ChangeInfo><Id>/change/C1</Id><Status>PENDING</Status>"
                + "<SubmittedAt>2026-11-23T20:15:00Z</SubmittedAt></ChangeInfo>"
            return .xml("CreateKeySigningKeyResponse", change + Self.xml(key, "KeySigningKey"), status: 201)
        }
    }

    private func list() -> HTTPResponse {
        state.withLock { state in
            let members = state.keys.map { Self.xml($0, "member") }.joined()
            if let late = state.late, !state.keys.contains(where: { $0.name == late.name || $0.arn == late.arn }) {
                state.keys.append(late)
            }
            state.late = nil
            return .xml(
                "GetDNSSECResponse",
                "<Status><ServeSignature>NOT_SIGNING</ServeSignature></Status><KeySigningKeys>\(members)</KeySigningKeys>"
            )
        }
    }

    private static func element(_ name: String, _ body: String) -> String {
        let rest = body.components(separatedBy: "<\(name)>").last ?? ""
        return rest.components(separatedBy: "</\(name)>").first ?? ""
    }

    private static func xml(_ key: Key, _ element: String) -> String {
        "<\(element)><Name>\(key.name)</Name><KmsArn>\(key.arn)</KmsArn><Status>\(key.status)</Status></\(element)>"
    }
}
