package import AWSCore
import Synchronization

/// Where credentials wait for the code of an MFA device while the operator types it.
///
/// One is asked for at a time: a code is good once, and roles are taken on one after the other.
package final class CodeDesk: Sendable {
    private struct State {
        var post: (@Sendable (Message) -> Void)?
        var waiting: CheckedContinuation<Secret?, Never>?
    }

    private let state = Mutex(State())

    /// Makes a desk at which nobody waits.
    package init() {}

    /// Has questions posted as messages.
    func open(_ post: @escaping @Sendable (Message) -> Void) {
        state.withLock { $0.post = post }
    }

    /// Asks the operator.
    ///
    /// - Throws: `CredentialsError.codeNeeded` when no code is given.
    package func ask(_ device: MFADevice) async throws -> Secret {
        let code = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let post = state.withLock { state in
                    guard !Task.isCancelled, state.waiting == nil, let post = state.post else {
                        return nil as ((Message) -> Void)?
                    }
                    state.waiting = continuation
                    return post
                }
                if let post { post(.codeWanted(device)) } else { continuation.resume(returning: nil) }
            }
        } onCancel: {
            answer(nil)
        }
        try Task.checkCancellation()
        guard let code else {
            throw CredentialsError.codeNeeded(device: device.serialNumber, roleARN: device.roleARN)
        }
        return code
    }

    /// Hands over what was typed; nil when nothing was.
    func answer(_ code: Secret?) {
        let waiting = state.withLock { state in
            defer { state.waiting = nil }
            return state.waiting
        }
        waiting?.resume(returning: code)
    }
}
