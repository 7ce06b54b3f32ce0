package import Onboarding

extension App {
    /// What the ordinary screen keeps after the wizard has gone; nil when there is nothing to tell.
    package var report: Report? {
        let isSandbox = session?.isSandbox == true
        if let page = detour as? RecordPage ?? recordPage, let key = page.key,
            let zone = page.facts ?? checklistPage?.zone
        {
            return Report(zone: zone, key: key.keySigningKey, predicted: key.predicted, isSandbox: isSandbox)
        }
        guard let page = creationPage, let zone = checklistPage?.zone else { return nil }
        guard let created = page.created else {
            if case .failed(let problem) = page.outcome {
                return Report(failed: page.request, because: problem.summary)
            }
            return Report(unanswered: page.request, isSandbox: isSandbox)
        }
        return Report(zone: zone, key: created.keySigningKey, predicted: try? prediction.get(), isSandbox: isSandbox)
    }
}
