package import FoundationEssentials

/// A free name for a new key-signing key: `ksk_2026_11`, then `ksk_2026_11_2` and so on.
package func suggestedKeyName(at date: Date, taken: Set<String>) -> String {
    let name = "ksk_" + date.utcMonthWithUnderscore
    guard taken.contains(name) else { return name }
    // There are as many candidates as taken names, and one more.
    let number = (2...taken.count + 2).first { !taken.contains("\(name)_\($0)") }
    return "\(name)_\(number ?? taken.count + 2)"
}
