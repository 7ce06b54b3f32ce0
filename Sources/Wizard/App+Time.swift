import FoundationEssentials

/// Time that passes while something is under way.
extension App {
    /// Asks for the next second, unless it has been asked for.
    mutating func tick() -> [Effect] {
        guard !isTicking else { return [] }
        isTicking = true
        return [.tick]
    }

    mutating func ticked(_ date: Date) -> [Effect] {
        isTicking = false
        creationPage?.ticked(date)
        signingPage?.ticked(date)
        proofPage?.ticked(date)
        var isProving = proofPage?.isUnderWay == true
        if var page = detour as? ProofPage {
            page.ticked(date)
            detour = page
            isProving = isProving || page.isUnderWay
        }
        let isBusy = creationPage?.isUnderWay == true || signingPage?.isUnderWay == true || isProving
        return isBusy ? tick() : []
    }
}
