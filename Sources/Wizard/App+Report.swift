package import Onboarding

extension App {
    /// What the ordinary screen keeps after the wizard has gone; nil when there is nothing to tell.
    package var report: Report? {
        guard let zone = chosenZone else { return nil }
        if let page = recordPage {
            return Report(
                zone: zone, keySigningKey: page.keySigningKey, predicted: page.proved, comparison: page.comparison,
                isSigning: page.isSigning)
        }
        guard let page = creationPage else { return nil }
        return Report(unfinished: page.request, created: page.created)
    }
}
