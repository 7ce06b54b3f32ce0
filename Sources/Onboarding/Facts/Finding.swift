package import AWSCore

/// What AWS answered to one question.
package enum Finding<Value: Sendable & Hashable>: Sendable, Hashable {
    /// The answer.
    case found(Value)
    /// AWS refused to answer; the sentence is what it said.
    case refused(AWSError.Code, String)
    /// There is no answer, or the question makes no sense here; the sentence says why.
    case unknown(String)

    /// The answer, if there is one.
    package var value: Value? {
        if case .found(let value) = self { value } else { nil }
    }

    /// Why there is no answer; nil when there is one.
    package var reason: String? {
        switch self {
        case .found: nil
        case .refused(_, let sentence), .unknown(let sentence): sentence
        }
    }
}

extension Finding {
    /// Asks, and keeps whatever comes of it; only a cancellation is passed on.
    static func asking(_ question: () async throws -> Value) async throws -> Finding {
        do {
            return .found(try await question())
        } catch let error as AWSError {
            return .refused(error.code, error.description)
        } catch let error as CancellationError {
            throw error
        } catch {
            return .unknown("\(error)")
        }
    }
}
