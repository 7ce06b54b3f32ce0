import AWSCore

/// Writes what goes over the wire to standard error; the client has masked the secrets.
struct DebugLog: ExchangeObserver {
    func observe(_ event: ExchangeEvent) {
        switch event {
        case .sending(let request, let operation, let attempt):
            StandardError.write(
                "> \(operation), attempt \(attempt): \(request.method.rawValue) \(request.authority)\(request.target)")
            write(request.headers, body: request.body, mark: ">")
        case .received(let response, let operation, _):
            StandardError.write("< \(operation): HTTP status \(response.status)")
            write(response.headers, body: response.body, mark: "<")
        case .failed(let error, let operation, let attempt):
            StandardError.write("! \(operation), attempt \(attempt): \(error)")
        case .waiting(let duration, let operation, let reason):
            StandardError.write("! \(operation): \(reason); waiting \(duration)")
        }
    }

    private func write(_ headers: HTTPHeaders, body: [UInt8], mark: String) {
        for field in headers.fields { StandardError.write("\(mark) \(field.name): \(field.value)") }
        if !body.isEmpty { StandardError.write("\(mark) \(String(decoding: body.prefix(16_384), as: UTF8.self))") }
    }
}
