extension EndpointOverrides {
    /// The overrides of option, environment and profile, in this order.
    ///
    /// `AWS_IGNORE_CONFIGURED_ENDPOINT_URLS` and the profile's `ignore_configured_endpoint_urls` leave the option only.
    ///
    /// - Throws: ``EndpointError`` when the profile names a `services` section that is not there.
    public init(
        option: String?, environment: Environment, profile name: String, files: ProfileFiles
    ) throws(EndpointError) {
        self.init()
        if let option {
            everyService = Override(url: option, source: "--endpoint-url")
            return
        }
        let profile = files.profiles[name] ?? ProfileSection()
        let ignores = environment["AWS_IGNORE_CONFIGURED_ENDPOINT_URLS"] ?? profile["ignore_configured_endpoint_urls"]
        guard ignores?.lowercased() != "true" else { return }
        try addProfile(profile, named: name, files: files)
        addEnvironment(environment)
    }

    private mutating func addProfile(
        _ profile: ProfileSection, named name: String, files: ProfileFiles
    ) throws(EndpointError) {
        if let url = profile["endpoint_url"] {
            everyService = Override(url: url, source: "profile \(name)")
        }
        guard let sectionName = profile["services"] else { return }
        guard let section = files.services[sectionName] else {
            throw .servicesSectionNotFound(name: sectionName, profile: name)
        }
        for service in section.properties.keys {
            guard let url = section.nested(service)["endpoint_url"], !url.isEmpty else { continue }
            byService[Self.suffix(service)] = Override(url: url, source: "services section \(sectionName)")
        }
    }

    /// Later than the profile's: a variable for all services beats what a file says about one.
    private mutating func addEnvironment(_ environment: Environment) {
        if let url = environment["AWS_ENDPOINT_URL"] {
            everyService = Override(url: url, source: "AWS_ENDPOINT_URL")
            byService = [:]
        }
        let prefix = "AWS_ENDPOINT_URL_"
        for variable in environment.variables.keys where variable.hasPrefix(prefix) {
            guard let url = environment[variable] else { continue }
            byService[String(variable.dropFirst(prefix.count))] = Override(url: url, source: variable)
        }
    }

    /// Service ids are written `route_53` in files and `ROUTE_53` in variables.
    private static func suffix(_ service: String) -> String {
        service.uppercased()
    }
}
