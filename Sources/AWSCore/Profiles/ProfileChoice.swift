/// Which profile is in force, and whether someone named it.
struct ProfileChoice: Hashable {
    let name: String
    let wasNamed: Bool

    /// The option, else `AWS_PROFILE`, else `AWS_DEFAULT_PROFILE`, else `default`.
    init(option: String?, environment: Environment) {
        let named = option ?? environment["AWS_PROFILE"] ?? environment["AWS_DEFAULT_PROFILE"]
        name = named ?? "default"
        wasNamed = named != nil
    }

    /// A profile that was named has to be there; `default` need not.
    func check(in files: ProfileFiles) throws(CredentialsError) {
        guard wasNamed, files.profiles[name] == nil else { return }
        throw .profileNotFound(name: name, files: [files.configPath, files.credentialsPath])
    }
}
