import Foundation
import Synchronization
import Testing

@testable import AWSCore

/// Answers as a recording says, and only to the requests that it has.
final class RecordedTransport: HTTPTransport {
    private struct Recording: Decodable {
        struct Event: Decodable {
            struct Action: Decodable {
                struct Outgoing: Decodable {
                    struct Request: Decodable {
                        var method: String
                        var uri: String
                        var headers: [String: [String]]
                    }

                    var request: Request
                }

                struct Incoming: Decodable {
                    struct Response: Decodable {
                        struct Ok: Decodable {
                            var status: Int
                        }

                        // swift-format-ignore: AlwaysUseLowerCamelCase
                        var Ok: Ok?
                    }

                    var response: Response
                }

                struct Part: Decodable {
                    struct Octets: Decodable {
                        // swift-format-ignore: AlwaysUseLowerCamelCase
                        var Utf8: String?
                    }

                    var data: Octets
                    var direction: String
                }

                // swift-format-ignore: AlwaysUseLowerCamelCase
                var Request: Outgoing?
                // swift-format-ignore: AlwaysUseLowerCamelCase
                var Response: Incoming?
                // swift-format-ignore: AlwaysUseLowerCamelCase
                var Data: Part?
            }

            var connectionId: Int
            var action: Action
        }

        var events: [Event]
    }

    private struct Exchange {
        var method = ""
        var url = ""
        var headers: [String: String] = [:]
        var status: Int?
        var body = ""
        var isFailure: Bool { status.map { $0 >= 500 } ?? false }
    }

    private let exchanges: Mutex<[Exchange]>

    init(_ path: String) throws {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .custom { keys in
            keys.last?.stringValue == "connection_id" ? Key(stringValue: "connectionId") : keys[keys.endIndex - 1]
        }
        var exchanges: [Int: Exchange] = [:]
        for event in try decoder.decode(Recording.self, from: Conformance.data(path)).events {
            let id = event.connectionId
            if let request = event.action.Request?.request {
                exchanges[id, default: Exchange()].method = request.method
                exchanges[id]?.url = request.uri
                exchanges[id]?.headers = request.headers.compactMapValues(\.first)
            } else if let response = event.action.Response?.response {
                exchanges[id]?.status = response.Ok?.status
            } else if let part = event.action.Data, part.direction == "Response" {
                exchanges[id]?.body += part.data.Utf8 ?? ""
            }
        }
        self.exchanges = Mutex(exchanges.sorted { $0.key < $1.key }.map(\.value))
    }

    var remaining: Int { exchanges.withLock { $0.count { !$0.isFailure } } }

    func send(_ request: HTTPRequest) async throws -> HTTPResponse {
        // A failing server is recorded once, and asked again.
        let exchange = exchanges.withLock {
            $0.isEmpty ? nil : $0.count == 1 && $0[0].isFailure ? $0[0] : $0.removeFirst()
        }
        let expected = try #require(exchange, "nothing more is recorded: \(request.target)")
        #expect(request.method.rawValue == expected.method)
        let url = "\(request.scheme)://\(request.authority)\(request.target)"
        #expect(Self.comparable(url) == Self.comparable(expected.url))
        for (name, value) in expected.headers where name.hasPrefix("x-aws-ec2") || name == "x-amz-sso_bearer_token" {
            #expect(request.headers[name] == value)
        }
        guard let status = expected.status else {
            throw TransportError(kind: .timedOut, endpoint: request.endpoint, reason: "recorded so")
        }
        return HTTPResponse(status: status, body: Array(expected.body.utf8))
    }

    /// The parts of a URL; recordings have queries in any order, and leave the path out when it is a slash.
    private static func comparable(_ url: String) -> [String] {
        let parts = url.split(separator: "?", maxSplits: 1).map(String.init)
        let place = parts[0].hasSuffix("/") ? String(parts[0].dropLast()) : parts[0]
        return [place] + parts.dropFirst().flatMap { $0.split(separator: "&").map(String.init).sorted() }
    }

    private struct Key: CodingKey {
        var stringValue: String
        var intValue: Int? { nil }
        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }
}
