import FoundationEssentials

/// What tests and demonstrations can do to a sandbox that runs elsewhere: JSON over HTTP, without signatures.
///
/// | request | does |
/// |---|---|
/// | `GET /_sandbox/` | tells the account's time, the settings and the last operations |
/// | `POST /_sandbox/clock` `{"AdvanceSeconds": 604800}` | sets the account's clock forward |
/// | `POST /_sandbox/faults` `{"Operation": "GetDNSSEC", "Fault": "throttle", "Times": 3}` | makes requests go wrong |
/// | `DELETE /_sandbox/faults` | forgets the faults that have not happened |
/// | `POST /_sandbox/settings` `{"PropagationDelaySeconds": 0, "RateLimit": 5}` | changes settings |
/// | `POST /_sandbox/zone` `{"HostedZoneId": "Z…", "ServeSignature": "INTERNAL_FAILURE"}` | sets how a zone is being signed |
/// | `POST /_sandbox/zone` `{"HostedZoneId": "Z…", "Name": "ksk_1", "Status": "INTERNAL_FAILURE"}` | sets a key's status |
/// | `POST /_sandbox/parent` `{"HostedZoneId": "Z…", "KeyTags": [], "PartiallyDelegated": true}` | sets what the parent says |
package struct ControlInterface: Sendable {
    private let server: SandboxServer

    /// Where it is.
    package static let prefix = "/_sandbox/"

    /// Controls a sandbox.
    package init(server: SandboxServer) { self.server = server }

    /// Answers a request whose target begins with ``prefix``.
    package func respond(to request: SandboxRequest) async -> SandboxResponse {
        do throws(ServiceError) {
            // A page in a browser must not reach it: it can send neither this type nor a request without its origin.
            guard request.header("origin") == nil else { throw Self.refused("Requests of web pages are refused.") }
            let body = try Self.body(of: request)
            let path = RequestTarget(request.target).rawPath.dropFirst(Self.prefix.count)
            return Self.response(200, try await perform(request.method, String(path), body))
        } catch {
            return Self.response(error.status, ["message": .string(error.message)])
        }
    }

    private func perform(
        _ method: String, _ path: String, _ body: JSONBody
    ) async throws(ServiceError) -> JSONValue {
        switch (method, path) {
        case ("GET", ""): return await server.status
        case ("POST", "clock"):
            guard let seconds = try body.integer("AdvanceSeconds", range: 0...3_162_240_000) else {
                throw .missing("AdvanceSeconds")
            }
            try await server.keep { $0.advanceClock(bySeconds: Double(seconds)) }
        case ("POST", "faults"):
            let operation = try body.text("Operation", length: 1...128)
            let times = try body.integer("Times", range: FaultQueue.possibleCounts) ?? 1
            let fault = try Self.fault(body)
            await server.inject(fault, into: operation == FaultQueue.anyOperation ? nil : operation, times: times)
        case ("DELETE", "faults"): await server.removeFaults()
        case ("POST", "settings"):
            let change = try SettingsChange(body)
            await server.configure { change.apply(to: &$0) }
        case ("POST", "zone"): try await setStatus(body)
        case ("POST", "parent"): try await setParent(body)
        default: throw ServiceError("NotFound", "There is no \(method) \(Self.prefix)\(path).", status: 404)
        }
        return await server.status
    }

    private func setParent(_ body: JSONBody) async throws(ServiceError) {
        let zone = try Route53Call.zoneID(body.requiredText("HostedZoneId", length: 1...64))
        let tags = try (body.list("KeyTags") ?? []).map { tag throws(ServiceError) in
            guard case .number(let number) = tag, let tag = UInt16(exactly: number) else {
                throw JSONBody.unexpectedType("KeyTags")
            }
            return tag
        }
        let isPartial = try body.flag("PartiallyDelegated")
        try await server.keep { account throws(ServiceError) in
            guard account.zone(zone) != nil else { throw .noSuchHostedZone(zone) }
            account.setParent(ofZone: zone, keyTags: tags, isPartiallyDelegated: isPartial)
        }
    }

    /// Sets what only a fault inside of Route 53 brings about.
    private func setStatus(_ body: JSONBody) async throws(ServiceError) {
        let zone = try Route53Call.zoneID(body.requiredText("HostedZoneId", length: 1...64))
        let message = try body.text("StatusMessage", length: 0...512)
        let signature = try body.word("ServeSignature", of: HostedZoneRecord.ServeSignature.allCases.map(\.rawValue))
        let status = try body.word("Status", of: KeySigningKeyRecord.Status.allCases.map(\.rawValue))
        let name = try body.text("Name", length: 1...128)
        let now = await server.accountTime
        try await server.keep { account throws(ServiceError) in
            guard let found = account.zone(zone) else { throw .noSuchHostedZone(zone) }
            if let signature { account.setServeSignature(signature, message: message, ofZone: zone) }
            guard let status else { return }
            guard let name, found.key(named: name) != nil else { throw .noSuchKeySigningKey(name ?? "") }
            account.setStatus(status, message: message, ofKey: name, zone: zone, at: now)
        }
    }

    private static func fault(_ body: JSONBody) throws(ServiceError) -> SandboxFault {
        let word = try body.requiredText("Fault", length: 1...128)
        if word == "error" {
            return .error(
                code: try body.requiredText("Code", length: 1...128),
                message: try body.text("Message", length: 0...1024) ?? "",
                status: try body.integer("Status", range: 400...599) ?? 400)
        }
        if word == "reply" {
            return .reply(
                status: try body.integer("Status", range: 200...599) ?? 503,
                contentType: try body.text("ContentType", length: 1...128) ?? "text/html",
                body: Array((try body.text("Body", length: 0...65_536) ?? "").utf8))
        }
        if word == "wrong-clock", let seconds = try body.integer("Seconds", range: -1_000_000_000...1_000_000_000) {
            return .wrongClock(seconds: seconds)
        }
        guard let fault = SandboxFault(word) else {
            throw refused("Fault must be error, reply or one of \(SandboxFault.words.joined(separator: ", ")).")
        }
        return fault
    }

    private static func body(of request: SandboxRequest) throws(ServiceError) -> JSONBody {
        guard request.method == "POST" else { return try JSONBody(Array("{}".utf8)) }
        guard request.header("content-type")?.lowercased().hasPrefix("application/json") == true else {
            throw refused("Content-Type must be application/json.")
        }
        return try JSONBody(request.body)
    }

    private static func refused(_ message: String) -> ServiceError { ServiceError("Refused", message) }

    private static func response(_ status: Int, _ members: JSONValue) -> SandboxResponse {
        let body = members.text + [UInt8(ascii: "\n")]
        return SandboxResponse(
            status: status,
            headers: [
                SandboxField("Content-Type", "application/json"), SandboxField("Content-Length", "\(body.count)"),
            ], body: body)
    }
}
