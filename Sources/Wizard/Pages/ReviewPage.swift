import KSKClient
import Onboarding
import TerminalUI

/// Where the operator sees the exact request, and the DS record that will come of it, before anything is sent.
struct ReviewPage: Page {
    let request: CreationRequest
    /// Such as `https://route53.amazonaws.com`.
    let endpoint: String
    /// What the zone's parent will have to publish, computed from the key that KMS holds; or why it is not known.
    let prediction: Result<PredictedRecords, Problem>
    private(set) var firstRow = 0

    init(request: CreationRequest, endpoint: String, prediction: Result<PredictedRecords, Problem>) {
        self.request = request
        self.endpoint = endpoint
        self.prediction = prediction
    }

    mutating func press(_ key: Key) -> [PageAction] {
        switch key {
        case .enter: return [.goOn]
        case .escape: return [.goBack]
        case .character("v"): return [.perform(.showPlain(linear.lines))]
        case .down, .pageDown, .character("j"): firstRow = min(firstRow + 1, max(0, lines.count - 2))
        case .up, .pageUp, .character("k"): firstRow = max(0, firstRow - 1)
        default: return [.pass]
        }
        return []
    }
}
