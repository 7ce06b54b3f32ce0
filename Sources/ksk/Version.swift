/// The version of the program, as `ksk --version` and the user agent tell it.
enum Version {
    static let current = "0.1.0"
    static let product = "ksk/\(current)"
}
